using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipeline.Articles.Tests;

/// <summary>An article as people check it: every span shown as its words.</summary>
internal static class ArticleView
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    public static string Render(ParseResult result) => View(result).ToJsonString(Readable) + "\n";

    private static string Marks(Block block) =>
        (block.Poster is Poster poster ? $" by {poster.Name ?? "?"}{(poster.Handle is null ? "" : $" @{poster.Handle}")}" : "")
        + (block.Time is null ? "" : $" at {block.Time}");

    private static JsonObject View(ParseResult result) =>
        result switch
        {
            RejectedArticle rejected => new JsonObject { ["rejected"] = rejected.Rejection.Code, ["reason"] = rejected.Rejection.Reason },
            ParsedArticle parsed => View(parsed.Article),
            _ => throw new InvalidOperationException(),
        };

    private static JsonObject View(Article article)
    {
        var view = new JsonObject
        {
            ["headline"] = article.Headline,
            ["standfirst"] = article.Standfirst,
            ["outlet"] = article.Outlet,
            ["url"] = article.Url,
            ["datePublished"] = article.DatePublished?.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            ["byline"] = new JsonArray([.. article.Byline.Select(name => (JsonNode)name)]),
            ["language"] = article.Language,
        };
        if (article.Dateline is Dateline dateline)
        {
            view["dateline"] = new JsonObject
            {
                ["words"] = article.Text.Substring(dateline.Start, dateline.Length),
                ["place"] = dateline.Place,
                ["agency"] = dateline.Agency,
            };
        }

        view["captions"] = new JsonArray([.. article.Captions.Select(caption => (JsonNode)caption.Text)]);
        view["warnings"] = new JsonArray([.. article.Warnings.Select(warning => (JsonNode)warning.Code)]);
        view["credits"] = new JsonArray([
            .. article.Credits.Select(credit =>
                (JsonNode)
                    new JsonObject
                    {
                        ["words"] = article.Text.Substring(credit.Start, credit.Length),
                        ["text"] = credit.Text,
                        ["kind"] = credit.Kind,
                    }
            ),
        ]);
        view["blocks"] = new JsonArray([
            .. article.Blocks.Select(block =>
            {
                string kind = JsonNamingPolicy.CamelCase.ConvertName(block.Kind.ToString());
                return (JsonNode)$"{kind}{Marks(block)}: {article.Text.Substring(block.Start, block.Length)}";
            }),
        ]);
        return view;
    }
}
