using System.Globalization;
using System.Text;

namespace Pipeline.Catalog.Tests.Search;

/// <summary>
/// Parameters as somebody may type them into an address: names and values that are right, nearly right, and anything else.
/// </summary>
internal static class FuzzedParameters
{
    private static readonly string[] Names =
    [
        "person",
        "not-person",
        "place",
        "organisation",
        "speaker",
        "not-speaker",
        "source",
        "keyword",
        "q",
        "mentioned",
        "not-mentioned",
        "language",
        "not-language",
        "status",
        "from",
        "to",
        "near",
        "sort",
        "facets",
        "facetLimit",
        "collapse",
        "keep",
        "limit",
        "continuation",
        "medium",
        "kind",
        "minConfidence",
        "about",
        "article",
        "interval",
        "share",
        "of",
        "types",
        "minArticles",
        "bbox",
        "type",
        "prefix",
        "fields",
        "format",
        "colour",
        "",
        "Q",
        "q[]",
    ];

    private static readonly string[] Values =
    [
        "Karin",
        "a",
        "",
        " ",
        "gas",
        "\"gas price\"",
        "\"gas price\"~3",
        "gas~",
        "gas~9",
        "pri*",
        "*",
        "-gas",
        "-",
        "(gas",
        "gas)",
        "(((((",
        "gas OR",
        "OR",
        "NOT",
        "headline:gas",
        "person:Karin",
        "person:",
        "colour:red",
        "\"",
        "\"\"",
        ":",
        "~",
        "~~",
        "~1",
        "\\",
        "%00",
        "\0",
        "\uD800",
        "💥",
        "東京",
        "京*",
        "<script>",
        "newest",
        "oldest",
        "relevance",
        "duplicates",
        "first",
        "earliest",
        "articles",
        "quotations",
        "documents",
        "person,place",
        ",",
        "person,,colour",
        "kind",
        "speaker",
        "indexed",
        "rejected",
        "batch",
        "en",
        "und",
        "xx9",
        "1",
        "0",
        "-1",
        "100",
        "101",
        "99999999999999999999",
        "1e3",
        "NaN",
        "0.5",
        "1.1",
        "true",
        "maybe",
        "2022-01-01",
        "2022-02-30",
        "0000-00-00",
        "9999-12-31",
        "0001-01-01",
        "2022",
        "2022-W02",
        "1,2,3,4",
        "180,-90,-180,90",
        "1,2,3",
        "NaN,NaN,NaN,NaN",
        "ouqfxc5ycxfqfs7f",
        "week",
        "year",
        "json",
        "csv",
        "atom",
        "id,headline",
        "snippets.text",
    ];

    /// <summary>How many addresses a test tries: what environment variable <c>PIPELINE_FUZZ_RUNS</c> says.</summary>
    /// <param name="usual">How many where it says nothing.</param>
    public static int Runs(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable("PIPELINE_FUZZ_RUNS"), CultureInfo.InvariantCulture, out int runs) ? runs : usual;

    /// <summary>The parameters of one address.</summary>
    /// <param name="random">Chance.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Some(Random random) =>
        [.. Enumerable.Range(0, random.Next(6)).Select(_ => Parameter(random))];

    private static KeyValuePair<string, string> Parameter(Random random) =>
        KeyValuePair.Create(Names[random.Next(Names.Length)], Value(random));

    private static string Value(Random random)
    {
        switch (random.Next(6))
        {
            case 0:
                var any = new StringBuilder();
                for (int i = random.Next(40); i > 0; i--)
                {
                    any.Append((char)random.Next(random.Next(4) == 0 ? 0xFFFF : 0x7F));
                }

                return any.ToString();
            case 1:
                return string.Join(' ', Enumerable.Range(0, random.Next(5)).Select(_ => Values[random.Next(Values.Length)]));
            case 2:
                return new string((char)random.Next(0x20, 0x7F), random.Next(700));
            default:
                return Values[random.Next(Values.Length)];
        }
    }
}
