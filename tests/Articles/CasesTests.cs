namespace Pipeline.Articles.Tests;

/// <summary>
/// Every file in Cases and, beside it, the <c>.expected.json</c> that it becomes. PIPELINE_UPDATE_CASES=1 writes the expectations anew,
/// that of a new file too: read the diff before you commit it.
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
            return;
        }

        string expected = Path.Combine(Folder, name + Suffix);
        Assert.True(
            File.Exists(expected),
            $"Nothing says what {name} becomes. Run these tests with PIPELINE_UPDATE_CASES=1, "
                + $"which writes tests/Articles/Cases/{name}{Suffix}, and read it before you commit it."
        );
        Assert.Equal(await File.ReadAllTextAsync(expected, TestContext.Current.CancellationToken), actual);
    }

    [Fact]
    public void Every_expectation_is_of_a_file() =>
        Assert.All(
            Directory.EnumerateFiles(Folder, "*" + Suffix),
            static path => Assert.True(File.Exists(path[..^Suffix.Length]), $"{path} is what nothing becomes: delete it.")
        );

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string path = "") =>
        Path.Combine(Path.GetDirectoryName(path)!, "Cases");
}
