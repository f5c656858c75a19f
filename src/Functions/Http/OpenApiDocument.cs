namespace Pipeline.Functions.Http;

/// <summary>The API's description of itself: <c>openapi.json</c> beside this file, OpenAPI 3.1.</summary>
internal static class OpenApiDocument
{
    /// <summary>The document, UTF-8.</summary>
    public static byte[] Bytes { get; } = Read();

    private static byte[] Read()
    {
        using Stream stream = typeof(OpenApiDocument).Assembly.GetManifestResourceStream("openapi.json")!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
