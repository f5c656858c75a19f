using System.Reflection;

namespace Pipeline.Cli.Tests;

/// <summary>The checkout that the tests were built in.</summary>
internal static class Checkout
{
    private static readonly string Root = typeof(Checkout)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(each => each.Key == "RepositoryRoot")
        .Value!;

    /// <summary>The path of a file or a folder in it.</summary>
    /// <param name="parts">Its path from the root.</param>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);
}
