using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Pipeline.Catalog;
using Pipeline.Metadata;

namespace Pipeline.Functions.Http;

/// <summary>The JSON of the API: source-generated, camelCase, UTF-8, letters of any script written as themselves.</summary>
internal static class ApiJson
{
    public static MetadataJsonContext Metadata => MetadataJsonContext.Readable;

    public static CatalogJsonContext Catalog => CatalogJsonContext.Readable;

    public static ApiJsonContext Api => ApiJsonContext.Default;

    /// <summary>An answer of 200 with this value.</summary>
    public static IResult Of<T>(T value, JsonTypeInfo<T> type) => Results.Json(value, type);
}

/// <summary>That the app runs.</summary>
/// <param name="Status"><c>ok</c>.</param>
/// <param name="Extractor">The version of the extractor it runs.</param>
internal sealed record Health(string Status, string Extractor);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Health))]
[JsonSerializable(typeof(StoredUpload))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
