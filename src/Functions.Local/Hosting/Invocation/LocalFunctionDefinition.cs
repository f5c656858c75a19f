using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Local.Hosting.Discovery;

namespace Pipeline.Functions.Local.Hosting.Invocation;

/// <summary>What a function may know of itself.</summary>
internal sealed class LocalFunctionDefinition(FunctionDescriptor function) : FunctionDefinition
{
    public override string PathToAssembly => function.Method.Module.Assembly.Location;

    public override string EntryPoint => function.EntryPoint;

    public override string Id => function.Id;

    public override string Name => function.Name;
}
