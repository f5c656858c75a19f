namespace Pipeline.Infrastructure.Tests;

/// <summary>
/// The pages that tell people what to type: those of the repository, but for the changelog, which tells of other versions too.
/// </summary>
internal static class Pages
{
    private static readonly string[] Folders = ["", "docs", "tests", "tests/Benchmarks", "src/Explorer"];

    /// <summary>Their paths from the root, with forward slashes.</summary>
    public static IEnumerable<string> All =>
        Folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Bicep.Root, folder), "*.md"))
            .Select(path => Path.GetRelativePath(Bicep.Root, path).Replace('\\', '/'))
            .Where(page => page != "CHANGELOG.md");

    /// <summary>What a page says.</summary>
    /// <param name="page">Its path from the root.</param>
    public static string Read(string page) => File.ReadAllText(Path.Combine(Bicep.Root, page));
}
