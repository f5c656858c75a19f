namespace Pipeline.Explorer.Tests;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>Its top folder.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new InvalidOperationException($"There is no Pipeline.sln above {AppContext.BaseDirectory}.")
        : File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")) ? folder.FullName
        : Find(folder.Parent);
}
