using Pipeline.Lexicon;

namespace Pipeline.Articles.Tests.Lexicon;

public sealed class WordListTests
{
    public static TheoryData<string> Lists() =>
        [
            .. typeof(ArticleParser)
                .Assembly.GetManifestResourceNames()
                .Where(static name => name.EndsWith(".txt", StringComparison.Ordinal)),
        ];

    [Theory]
    [MemberData(nameof(Lists))]
    public void Every_list_says_what_it_is_for_and_has_no_line_twice_in_a_section(string file)
    {
        using var reader = new StreamReader(typeof(ArticleParser).Assembly.GetManifestResourceStream(file)!);
        Assert.StartsWith("# ", reader.ReadLine(), StringComparison.Ordinal);
        IReadOnlyList<string> sections = WordList.SectionsOf(file);
        Assert.Distinct(sections);
        Assert.All(sections, section => Assert.Distinct(WordList.Read(file, section).Lines));
        Assert.All(sections, section => Assert.NotEmpty(WordList.Read(file, section).Lines));
    }
}
