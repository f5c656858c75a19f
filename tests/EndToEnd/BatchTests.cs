using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Pipeline.Articles;

namespace Pipeline.EndToEnd.Tests;

/// <summary>Files of many articles: one upload, an article for each record.</summary>
public sealed class BatchTests(RunningPipeline pipeline)
{
    [Fact]
    public async Task A_zip_of_articles_becomes_its_articles()
    {
        const string Name = "batches/day one.zip";
        string id = await pipeline.IndexAsync(
            Name,
            Zip(
                ("a.txt", "date 2023-05-04 Vote fails\n\n“The vote has failed,” said Torvald Lindqvist, a senator."),
                ("pages/b.html", Page("Ferry sails")),
                ("empty.txt", "")
            ),
            "application/zip"
        );

        JsonNode batch = await pipeline.GetAsync($"api/articles/{id}");
        Assert.Equal(("batch", 3, 0), ((string?)batch["status"], (int)batch["batch"]!["records"]!, (int)batch["batch"]!["rejected"]!));
        JsonNode found = Assert.Single((await pipeline.GetAsync("api/articles?speaker=Torvald%20Lindqvist"))["items"]!.AsArray())!;
        Assert.Equal($"{Name}/a.txt", (string?)found["name"]);
        JsonNode page = await pipeline.GetAsync($"api/articles/{ArticleId.FromBlobName($"{Name}/pages/b.html")}");
        Assert.Equal("Ferry sails", (string?)page["headline"]);
        JsonNode problem = await pipeline.GetProblemAsync(
            $"api/articles/{ArticleId.FromBlobName($"{Name}/empty.txt")}",
            HttpStatusCode.NotFound
        );
        Assert.Equal("empty", (string?)problem["rejection"]);
        Assert.Contains(
            (await pipeline.GetAsync("api/articles?status=batch&limit=100"))["items"]!.AsArray(),
            item => (string?)item!["id"] == id
        );
        await pipeline.GetProblemAsync($"api/articles/{id}/text", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Json_lines_and_a_web_archive_become_their_articles()
    {
        string lines = string.Concat(
            Enumerable
                .Range(0, 30)
                .Select(i =>
                    $$"""{"title":"Regatta {{i}}","date":"2021-07-01","text":"The Quillhaven Regatta went into its day {{i}}, """
                    + """organisers said."}"""
                    + "\n"
                )
        );
        await pipeline.UploadAsync("batches/lines.jsonl", BinaryData.FromString(lines), "application/x-ndjson");
        string web = await pipeline.IndexAsync(
            "batches/crawl.warc.gz",
            BinaryData.FromBytes(Gzip(Warc("https://paper.example/news/lock-gate", Page("Lock gate at Wexcombe opens")))),
            "application/gzip"
        );

        Assert.Equal(30, (await pipeline.GetAsync("api/articles?q=quillhaven&limit=100"))["items"]!.AsArray().Count);
        JsonNode batch = await pipeline.GetAsync($"api/articles/{web}");
        Assert.Equal(("batch", 1), ((string?)batch["status"], (int)batch["batch"]!["records"]!));
        JsonNode page = await pipeline.GetAsync(
            $"api/articles/{ArticleId.FromBlobName("batches/crawl.warc.gz/000001-paper.example-news-lock-gate.html")}"
        );
        Assert.Equal("Lock gate at Wexcombe opens", (string?)page["headline"]);
    }

    private static string Page(string headline) =>
        $"<html><head><title>{headline}</title></head><body><h1>{headline}</h1>"
        + "<p>The harbour office at Wexcombe said on Friday that everything had gone as planned, and thanked all who came.</p>"
        + "</body></html>";

    private static byte[] Warc(string address, string page) =>
        Encoding.UTF8.GetBytes(
            $"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: {address}\r\nContent-Type: text/html\r\n"
                + $"Content-Length: {Encoding.UTF8.GetByteCount(page)}\r\n\r\n{page}\r\n\r\n"
        );

    private static byte[] Gzip(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(plain);
        }

        return packed.ToArray();
    }

    private static BinaryData Zip(params (string Name, string Text)[] files)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            foreach ((string name, string text) in files)
            {
                using Stream file = zip.CreateEntry(name).Open();
                file.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return BinaryData.FromBytes(packed.ToArray());
    }
}
