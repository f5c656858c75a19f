using System.IO.Compression;
using System.Net.Mime;

namespace Pipeline.EndToEnd.Tests.Contract;

/// <summary>Fails the test whose request the app answers in any way that <c>openapi.json</c> does not describe.</summary>
internal sealed class HeldToContract() : DelegatingHandler(new SocketsHttpHandler())
{
    private static readonly ApiContract Contract = ApiContract.OfTheApp();

    /// <summary>A client for the app: the only kind that tests use.</summary>
    /// <param name="app">Where the app is.</param>
    public static HttpClient ClientOf(Uri app) => new(new HeldToContract()) { BaseAddress = app };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        if (request.RequestUri!.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal))
        {
            bool goesOn = response.Content.Headers.ContentType?.MediaType == MediaTypeNames.Text.EventStream;
            byte[]? body = goesOn ? null : await ReadAsync(response.Content, cancellationToken);
            if (Contract.FaultOf(request, response, body) is { } fault)
            {
                Assert.Fail($"openapi.json: {request.Method} {request.RequestUri.PathAndQuery} {fault}");
            }
        }

        return response;
    }

    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        byte[] sent = await content.ReadAsByteArrayAsync(cancellationToken);
        await using Stream body = content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(new MemoryStream(sent), CompressionMode.Decompress),
            "gzip" => new GZipStream(new MemoryStream(sent), CompressionMode.Decompress),
            _ => new MemoryStream(sent),
        };
        using var plain = new MemoryStream();
        await body.CopyToAsync(plain, cancellationToken);
        return plain.ToArray();
    }
}
