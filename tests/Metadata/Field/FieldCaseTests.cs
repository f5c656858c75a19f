using System.Text;
using Pipeline.Articles;

namespace Pipeline.Metadata.Tests.Field;

/// <summary>
/// Whole files as users upload them, each beside what must be found in it: <c>name.txt</c> and <c>name.expected</c>. A line of the latter
/// is <c>published DAY</c>, <c>date WORDS | VALUE</c>, <c>said SPEAKER | CUE | WORDS</c> (in marks), <c>reported SPEAKER | WORDS</c>
/// (without), <c>has TYPE NAME</c> or <c>lacks NAME</c> of entities, <c>no keywords</c> or <c>language CODE</c>. Dates are asked for all together, in order, where a file has one of them or <c>no
/// other dates</c>; so are what was said and what was reported. WORDS may end in … for what only begins so.
/// </summary>
public sealed class FieldCaseTests
{
    private static readonly MetadataExtractor Extractor = new();

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Field", "Cases");

    public static TheoryData<string> Cases() =>
        [
            .. Directory
                .EnumerateFiles(Folder, "*.expected")
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Metadata_of_the_file_is_as_expected(string name)
    {
        var parser = new ArticleParser(new ArticleLimits());
        Article article = Assert
            .IsType<ParsedArticle>(parser.Parse(name + ".txt", null, File.ReadAllBytes(Path.Combine(Folder, name + ".txt"))))
            .Article;
        ArticleMetadata found = Extractor.Extract(article);
        string[] expected =
        [
            .. File.ReadAllLines(Path.Combine(Folder, name + ".expected")).Where(line => line.Length > 0 && line[0] != '#'),
        ];
        string[] quoted =
        [
            .. found
                .Quotations.Where(q => q.Kind != QuotationKind.Indirect)
                .Select(q => $"said {q.Speaker ?? "?"} | {q.Cue ?? "-"} | {q.Text.TrimEnd(',')}"),
        ];
        string[] reported =
        [
            .. found.Quotations.Where(q => q.Kind == QuotationKind.Indirect).Select(q => $"reported {q.Speaker ?? "?"} | {q.Text}"),
        ];
        string[] dates = [.. found.Dates.Select(d => $"date {d.Text} | {d.Value ?? "null"}")];
        AssertAll(expected, "said ", quoted);
        AssertAll(expected, "reported ", reported);
        AssertAll(expected, "date ", dates);
        foreach (string line in expected)
        {
            string[] parts = line.Split(' ', 2);
            switch (parts[0])
            {
                case "published":
                    Assert.Equal(parts[1], found.DatePublished?.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
                    break;
                case "language":
                    Assert.Equal(parts[1], found.Language);
                    break;
                case "has":
                    Assert.Contains(parts[1], found.Entities.Select(entity => $"{entity.Type} {entity.Name}".ToLowerInvariant()));
                    break;
                case "lacks":
                    Assert.DoesNotContain(found.Entities, entity => entity.Name.Contains(parts[1], StringComparison.OrdinalIgnoreCase));
                    break;
                case "no":
                    Assert.Equal("keywords", parts[1]);
                    Assert.Empty(found.Keywords);
                    break;
                default:
                    Assert.True(
                        parts[0] is "said" or "reported" or "date",
                        $"“{line}” is not an expectation: see the summary of this class."
                    );
                    break;
            }
        }
    }

    private static void AssertAll(string[] expected, string kind, string[] found)
    {
        string[] wanted = [.. expected.Where(line => line.StartsWith(kind, StringComparison.Ordinal))];
        if (wanted.Length > 0)
        {
            var shown = new StringBuilder();
            for (int i = 0; i < found.Length; i++)
            {
                bool begins =
                    i < wanted.Length && wanted[i].EndsWith('…') && found[i].StartsWith(wanted[i][..^1], StringComparison.Ordinal);
                shown.AppendLine(begins ? wanted[i] : found[i]);
            }

            Assert.Equal(string.Join(Environment.NewLine, wanted) + Environment.NewLine, shown.ToString());
        }
    }
}
