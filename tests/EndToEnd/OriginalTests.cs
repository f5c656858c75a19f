using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Azure.Storage.Blobs.Models;
using Pipeline.Articles;

namespace Pipeline.EndToEnd.Tests;

/// <summary>The uploaded bytes, as HTTP serves them.</summary>
public sealed class OriginalTests(RunningPipeline pipeline)
{
    private const string Text = "date 2023-01-02 Lock gate fails\n\nThe lock gate failed on Monday, the canal office said.";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nothing at all")]
    [InlineData("text/")]
    public async Task A_media_type_that_no_header_can_carry_is_served_as_bytes(string contentType)
    {
        string id = await UploadAsync(
            $"original/type-{contentType.Length}.txt",
            Encoding.UTF8.GetBytes(Text),
            new BlobHttpHeaders { ContentType = contentType }
        );
        using HttpResponseMessage response = await pipeline.Http.GetAsync(Original(id), Cancelled);
        Assert.Equal(
            (HttpStatusCode.OK, "application/octet-stream"),
            (response.StatusCode, response.Content.Headers.ContentType?.MediaType)
        );
        Assert.Equal(Text, await response.Content.ReadAsStringAsync(Cancelled));
    }

    [Fact]
    public async Task An_encoding_it_was_uploaded_with_is_stated()
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Text));
        }

        string id = await UploadAsync(
            "original/encoded.txt",
            compressed.ToArray(),
            new BlobHttpHeaders { ContentType = "text/plain", ContentEncoding = "gzip" }
        );
        using HttpResponseMessage response = await pipeline.Http.GetAsync(Original(id), Cancelled);
        Assert.Equal("gzip", Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.Equal(compressed.ToArray(), await response.Content.ReadAsByteArrayAsync(Cancelled));
    }

    [Fact]
    public async Task A_part_is_served_alone()
    {
        string id = await UploadAsync(
            "original/part.txt",
            Encoding.UTF8.GetBytes(Text),
            new BlobHttpHeaders { ContentType = "text/plain" }
        );
        using HttpResponseMessage response = await RangeAsync(id, new RangeHeaderValue(5, 14));
        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal($"bytes 5-14/{Text.Length}", response.Content.Headers.ContentRange?.ToString());
        Assert.Equal(Text[5..15], await response.Content.ReadAsStringAsync(Cancelled));
    }

    [Fact]
    public async Task A_part_beyond_the_end_is_416()
    {
        string id = await UploadAsync(
            "original/beyond.txt",
            Encoding.UTF8.GetBytes(Text),
            new BlobHttpHeaders { ContentType = "text/plain" }
        );
        using HttpResponseMessage response = await RangeAsync(id, new RangeHeaderValue(10_000, 10_001));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, response.StatusCode);
    }

    [Fact]
    public async Task Storage_that_answers_is_ready()
    {
        using HttpResponseMessage response = await pipeline.Http.GetAsync(new Uri("api/health/ready", UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static Uri Original(string id) => new($"api/articles/{id}/original", UriKind.Relative);

    private async Task<HttpResponseMessage> RangeAsync(string id, RangeHeaderValue range)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Original(id)) { Headers = { Range = range } };
        return await pipeline.Http.SendAsync(request, Cancelled);
    }

    private async Task<string> UploadAsync(string name, byte[] bytes, BlobHttpHeaders headers)
    {
        await pipeline.UploadAsync(name, BinaryData.FromBytes(bytes), headers);
        await pipeline.WaitUntilIdleAsync();
        return ArticleId.FromBlobName(name);
    }
}
