using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Pipeline.EndToEnd.Tests;

/// <summary>Lists of names, of days and of what was said, as they are served.</summary>
public sealed class ListTests(RunningPipeline pipeline) : IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        await pipeline.UploadAsync(
            "lists/1.txt",
            BinaryData.FromString(
                "date 1998-03-02 Canal opens\n\n“The canal is open at last,” said Ottoline Vandersteen, the mayor of Antwerp."
            )
        );
        await pipeline.UploadAsync(
            "lists/2.txt",
            BinaryData.FromString(
                "date 1998-03-20 Canal closes\n\n“The canal is closed again,” said Ottoline Vandersteen, the mayor of Antwerp."
            )
        );
        await pipeline.WaitUntilIdleAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_name_is_completed()
    {
        JsonNode answer = await pipeline.GetAsync("api/entities?prefix=vanderst&type=person");
        JsonNode entity = Assert.Single(answer["items"]!.AsArray())!;
        Assert.Equal(
            ("person", "Ottoline Vandersteen", "1998-03-20"),
            ((string?)entity["type"], (string?)entity["name"], (string?)entity["lastNamed"])
        );
    }

    [Fact]
    public async Task Articles_are_counted_by_month()
    {
        JsonNode answer = await pipeline.GetAsync("api/timeline?interval=month&speaker=Vandersteen");
        Assert.Equal("month", (string?)answer["interval"]);
        JsonNode month = Assert.Single(answer["items"]!.AsArray())!;
        Assert.Equal(("1998-03-01", "1998-03-31", 2), ((string?)month["from"], (string?)month["to"], (int)month["articles"]!));
    }

    [Fact]
    public async Task Quotations_come_as_a_table_page_by_page()
    {
        (string first, string? next) = await CsvAsync("api/quotations?speaker=Vandersteen&limit=1");
        Assert.StartsWith("\uFEFFtext,kind,speaker,", first, StringComparison.Ordinal);
        Assert.Contains("\r\n\"The canal is closed again,\",direct,Ottoline Vandersteen,", first, StringComparison.Ordinal);
        (string second, next) = await CsvAsync(next!);
        Assert.Contains("\r\n\"The canal is open at last,\",direct,Ottoline Vandersteen,", second, StringComparison.Ordinal);
        Assert.Null(next);
    }

    [Fact]
    public async Task The_API_describes_itself()
    {
        JsonNode document = await pipeline.GetAsync("api/openapi.json");
        Assert.StartsWith("3.1", (string)document["openapi"]!, StringComparison.Ordinal);
    }

    private async Task<(string Body, string? Next)> CsvAsync(string route)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(route, UriKind.Relative));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        using HttpResponseMessage response = await pipeline.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        byte[] body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        string? next = response.Headers.TryGetValues("Link", out IEnumerable<string>? links)
            ? links.Single().Split('<', '>')[1].TrimStart('/')
            : null;
        return (System.Text.Encoding.UTF8.GetString(body), next);
    }
}
