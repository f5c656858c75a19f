namespace Microsoft.Azure.Functions.Worker;

/// <summary>The function that is running.</summary>
public abstract class FunctionDefinition
{
    /// <summary>The full path of the assembly with the function.</summary>
    public abstract string PathToAssembly { get; }

    /// <summary>The method, as <c>Namespace.Type.Method</c>.</summary>
    public abstract string EntryPoint { get; }

    /// <summary>An id that is unique in the app.</summary>
    public abstract string Id { get; }

    /// <summary>The function's name.</summary>
    public abstract string Name { get; }
}
