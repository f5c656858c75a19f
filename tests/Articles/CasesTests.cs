namespace Pipeline.Articles.Tests;

/// <summary>
/// Every file in Cases with an <c>.expected.json</c> beside it. PIPELINE_UPDATE_CASES=1 writes the expectations anew: read the diff before
/// you commit it.
/// </summary>
public sealed class CasesTests
{
    private const string Suffix = ".expected.json";
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Cases");

    public static TheoryData<string> Cases()
    {
        var cases = new TheoryData<string>();
        foreach (
            string path in Directory
                .EnumerateFiles(Folder)
                .Where(path => !path.EndsWith(Suffix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            cases.Add(Path.GetFileName(path));
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_file_becomes_the_article_beside_it(string name)
    {
        byte[] bytes = await File.ReadAllBytesAsync(Path.Combine(Folder, name), TestContext.Current.CancellationToken);
        string actual = ArticleView.Render(new ArticleParser(new ArticleLimits()).Parse(name, null, bytes));
        if (Environment.GetEnvironmentVariable("PIPELINE_UPDATE_CASES") is "1")
        {
            await File.WriteAllTextAsync(Path.Combine(SourceFolder(), name + Suffix), actual, TestContext.Current.CancellationToken);
        }

        string expected = await File.ReadAllTextAsync(
            Path.Combine(Environment.GetEnvironmentVariable("PIPELINE_UPDATE_CASES") is "1" ? SourceFolder() : Folder, name + Suffix),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(expected, actual);
    }

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string path = "") =>
        Path.Combine(Path.GetDirectoryName(path)!, "Cases");
}
