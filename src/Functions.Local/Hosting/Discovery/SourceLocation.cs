using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Pipeline.Functions.Local.Hosting.Discovery;

/// <summary>Finds the file and line of a method in the symbols beside its assembly.</summary>
internal static class SourceLocation
{
    /// <summary>The method, and its file and line when there are symbols: <c>Shop.Orders.Run (Orders.cs, line 12)</c>.</summary>
    /// <param name="method">The method.</param>
    public static string Of(MethodInfo method)
    {
        var name = $"{method.DeclaringType}.{method.Name}";
        return Find(method) is var (file, line) ? $"{name} ({file}, line {line})" : name;
    }

    private static (string File, int Line)? Find(MethodInfo method)
    {
        // Of an async method only the state machine has lines.
        var body = method.GetCustomAttribute<System.Runtime.CompilerServices.StateMachineAttribute>()?.StateMachineType
            .GetMethod("MoveNext", BindingFlags.Instance | BindingFlags.NonPublic) ?? method;
        var symbols = Path.ChangeExtension(method.Module.Assembly.Location, ".pdb");
        if (!File.Exists(symbols))
        {
            return null;
        }

        try
        {
            using var provider = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(symbols));
            var reader = provider.GetMetadataReader();
            var handle = ((MethodDefinitionHandle)MetadataTokens.EntityHandle(body.MetadataToken)).ToDebugInformationHandle();
            foreach (var point in reader.GetMethodDebugInformation(handle).GetSequencePoints())
            {
                if (!point.IsHidden)
                {
                    return (Path.GetFileName(reader.GetString(reader.GetDocument(point.Document).Name)), point.StartLine);
                }
            }
        }
        catch (Exception error) when (error is BadImageFormatException or IOException or InvalidCastException)
        {
            // Symbols of another kind: the method's name must do.
        }

        return null;
    }
}
