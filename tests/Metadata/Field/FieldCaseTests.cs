using System.Globalization;
using System.Text;
using Pipeline.Articles;

namespace Pipeline.Metadata.Tests.Field;

/// <summary>
/// Whole files as users upload them, each beside what must be found in it: <c>name.html</c> (or any other format) and
/// <c>name.expected</c>, whose lines say:
/// <list type="bullet">
/// <item><c>headline</c>, <c>published DAY</c>, <c>byline A; B</c>, <c>outlet</c>, <c>url</c>, <c>language</c>;
/// <c>none</c> for nothing</item>
/// <item><c>dateline PLACE | AGENCY</c>, <c>caption WORDS | CREDIT</c> of a caption that begins so</item>
/// <item><c>text WORDS</c> and <c>without WORDS</c> of the text, <c>paragraphs N</c>, <c>item WORDS</c> of a list, <c>time TIME | WORDS</c>
/// of an entry</item>
/// <item><c>has TYPE NAME</c>, <c>lacks NAME</c>, <c>alias NAME | FORM</c>, <c>located NAME | CC LATITUDE LONGITUDE</c> of entities</item>
/// <item><c>date WORDS | VALUE</c>, <c>said SPEAKER | CUE | WORDS</c> (in marks), <c>reported SPEAKER | WORDS</c> (without): all of them,
/// in order, where the file has one. WORDS may end in … for what only begins so</item>
/// <item><c>no keywords</c></item>
/// </list>
/// Of a file that holds several articles, a line <c>---</c> stands between theirs.
/// </summary>
public sealed class FieldCaseTests
{
    // A degree is some 100 km; the middle of a state is not where everybody puts it.
    private const double Near = 0.5;

    private static readonly StringComparer Ignoring = StringComparer.OrdinalIgnoreCase;
    private static readonly ArticleLimits Limits = new();
    private static readonly ArticleParser Parser = new(Limits);
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
    public async Task Metadata_of_the_file_is_as_expected(string name)
    {
        List<string[]> expected =
        [
            [],
        ];
        foreach (string line in File.ReadAllLines(Path.Combine(Folder, name + ".expected")))
        {
            if (line == "---")
            {
                expected.Add([]);
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                expected[^1] = [.. expected[^1], line];
            }
        }

        List<Article> articles = await ReadAsync(
            Directory.EnumerateFiles(Folder, name + ".*").Single(file => !file.EndsWith(".expected", StringComparison.Ordinal))
        );
        Assert.Equal(expected.Count, articles.Count);
        Assert.All(articles.Zip(expected), pair => AssertFound(pair.Second, Extractor.Extract(pair.First)));
    }

    private static async Task<List<Article>> ReadAsync(string file)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        byte[] bytes = await File.ReadAllBytesAsync(file, cancellationToken);
        string name = Path.GetFileName(file);
        if (!ArticleBatch.IsBatch(name, bytes, isWhole: true))
        {
            return [Parsed(Parser.Parse(name, null, bytes))];
        }

        var articles = new List<Article>();
        using var stream = new MemoryStream(bytes);
        await foreach (BatchRecord record in new ArticleBatch(Limits).ReadAsync(name, stream, cancellationToken))
        {
            Assert.Null(record.Rejection);
            articles.Add(Parsed(Parser.Parse(record.Name, record.ContentType, record.Bytes.ToArray(), record.Url)));
        }

        return articles;
    }

    private static Article Parsed(ParseResult result) => Assert.IsType<ParsedArticle>(result).Article;

    private static void AssertFound(string[] expected, ArticleMetadata found)
    {
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
        Assert.All(expected, line => AssertHolds(line, found));
    }

    private static void AssertHolds(string line, ArticleMetadata found)
    {
        string[] parts = line.Split(' ', 2);
        string[] fields = parts[1].Split(" | ");
        switch (parts[0])
        {
            case "headline":
                Assert.Equal(parts[1], found.Headline ?? "none");
                break;
            case "published":
                Assert.Equal(parts[1], found.DatePublished?.ToString("O", CultureInfo.InvariantCulture) ?? "none");
                break;
            case "byline":
                Assert.Equal(parts[1], found.Byline.Count == 0 ? "none" : string.Join("; ", found.Byline));
                break;
            case "outlet":
                Assert.Equal(parts[1], found.Outlet ?? "none");
                break;
            case "url":
                Assert.Equal(parts[1], found.Url ?? "none");
                break;
            case "language":
                Assert.Equal(parts[1], found.Language);
                break;
            case "dateline":
                Assert.Equal(parts[1], $"{found.Dateline?.Place} | {found.Dateline?.Agency}");
                break;
            case "caption":
                Assert.Contains(
                    found.Captions,
                    caption => caption.Text.StartsWith(fields[0], StringComparison.Ordinal) && caption.Credit == fields[1]
                );
                break;
            case "text":
                Assert.Contains(parts[1], found.Text, StringComparison.Ordinal);
                break;
            case "without":
                Assert.DoesNotContain(parts[1], found.Text, StringComparison.Ordinal);
                break;
            case "paragraphs":
                Assert.Equal(
                    int.Parse(parts[1], CultureInfo.InvariantCulture),
                    found.Blocks.Count(static block => block.Kind == BlockKind.Paragraph)
                );
                break;
            case "item":
                Assert.Contains(
                    found.Blocks.Where(static block => block.Kind == BlockKind.ListItem),
                    block => found.Text.Substring(block.Start, block.Length).Contains(parts[1], StringComparison.Ordinal)
                );
                break;
            case "time":
                Assert.Contains(
                    found.Blocks.Where(block => block.Time == fields[0]),
                    block => found.Text.AsSpan(block.Start).StartsWith(fields[1], StringComparison.Ordinal)
                );
                break;
            case "has":
                Assert.Contains(parts[1], found.Entities.Select(entity => $"{entity.Type} {entity.Name}".ToLowerInvariant()), Ignoring);
                break;
            case "lacks":
                Assert.DoesNotContain(found.Entities, entity => entity.Name.Contains(parts[1], StringComparison.OrdinalIgnoreCase));
                break;
            case "alias":
                Assert.Contains(fields[1], Assert.Single(found.Entities, entity => entity.Name == fields[0]).Aliases);
                break;
            case "located":
                AssertLocated(found, fields[0], fields[1].Split(' '));
                break;
            case "no":
                Assert.Equal("keywords", parts[1]);
                Assert.Empty(found.Keywords);
                break;
            default:
                Assert.True(parts[0] is "said" or "reported" or "date", $"“{line}” is not an expectation: see the summary of this class.");
                break;
        }
    }

    private static void AssertLocated(ArticleMetadata found, string name, string[] where)
    {
        Entity place = Assert.Single(found.Entities, entity => entity.Type == EntityType.Place && entity.Name == name);
        Assert.Equal(where[0], place.Country);
        if (where.Length > 1)
        {
            Assert.InRange(place.Latitude!.Value - double.Parse(where[1], CultureInfo.InvariantCulture), -Near, Near);
            Assert.InRange(place.Longitude!.Value - double.Parse(where[2], CultureInfo.InvariantCulture), -Near, Near);
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
