using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Catalog.Queries;
using Pipeline.Functions.Http;
using Pipeline.Functions.Http.Lists;

namespace Pipeline.Functions.Tests.OpenApi;

/// <summary>The API's description of itself says what the code does.</summary>
public sealed class OpenApiTests
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonNode Document = JsonNode.Parse(OpenApiDocument.Bytes)!;

    private static readonly JsonTypeInfo[] Answers =
    [
        ApiJson.Metadata.ArticleMetadata,
        ApiJson.Catalog.PageArticleSummary,
        ApiJson.Catalog.PageQuotationHit,
        ApiJson.Catalog.Timeline,
        ApiJson.Catalog.KnownEntities,
        ApiJson.Catalog.EntityProfile,
        ApiJson.Catalog.Network,
        ApiJson.Catalog.PlaceMap,
        ApiJson.Catalog.StatusReport,
        ApiJson.Catalog.RetryReport,
        ApiJson.Catalog.PoisonList,
        ApiJson.Api.Health,
        ApiJson.Api.StoredUpload,
    ];

    [Fact]
    public async Task It_is_a_valid_OpenAPI_document()
    {
        Microsoft.OpenApi.Reader.ReadResult read = await Microsoft.OpenApi.OpenApiDocument.LoadAsync(
            new MemoryStream(OpenApiDocument.Bytes),
            "json",
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
    }

    [Fact]
    public void It_lists_every_route_and_method_there_is()
    {
        IEnumerable<string> functions =
            from trigger in Triggers()
            where trigger.Route!.StartsWith("api/", StringComparison.Ordinal)
            from verb in trigger.Methods!
            where verb != "head"
            select $"{verb} /{trigger.Route}";
        IEnumerable<string> described =
            from path in Document["paths"]!.AsObject()
            from operation in path.Value!.AsObject()
            where operation.Key != "parameters"
            select $"{operation.Key} {path.Key}";
        Assert.Equal(functions.Order(), described.Order());
    }

    // SECURITY.md says the same in words.
    [Fact]
    public void Nothing_but_health_the_description_and_the_two_pages_is_answered_without_a_key()
    {
        string[] open = ["api/health", "api/health/ready", "api/openapi.json"];
        string[] pages = ["{ignored:maxlength(0)?}", "assets/{*path}", "reference", "reference/{script}"];
        IEnumerable<string> described =
            from path in Document["paths"]!.AsObject()
            from operation in path.Value!.AsObject()
            where operation.Key != "parameters" && operation.Value!["security"] is JsonArray { Count: 0 }
            select path.Key[1..];

        Assert.Equal(
            open.Concat(pages).Order(),
            Triggers()
                .Where(static trigger => trigger.AuthLevel == AuthorizationLevel.Anonymous)
                .Select(static trigger => trigger.Route!)
                .Order()
        );
        Assert.Equal(open.Order(), described.Order());
    }

    [Theory]
    [InlineData("/api/articles")]
    [InlineData("/api/quotations")]
    [InlineData("/api/timeline")]
    [InlineData("/api/entities")]
    [InlineData("/api/entities/{name}")]
    [InlineData("/api/network")]
    [InlineData("/api/places")]
    [InlineData("/api/export")]
    public void It_lists_every_parameter_with_a_value_that_is_accepted(string path)
    {
        // How an answer is written is no part of the query.
        JsonNode[] parameters =
        [
            .. Document["paths"]![path]!["get"]!["parameters"]!
                .AsArray()
                .Select(static parameter => Resolve(parameter!))
                .Where(static parameter => !FormReader.Parameters.Contains((string)parameter["name"]!)),
        ];
        IEnumerable<KeyValuePair<string, string>> examples = parameters.Select(static parameter =>
            KeyValuePair.Create((string)parameter["name"]!, ExampleOf(parameter))
        );

        IReadOnlyList<QueryError> errors = ErrorsOf(path, examples.Append(KeyValuePair.Create("colour", "red")));

        QueryError unknown = Assert.Single(errors);
        string[] known = unknown.Fix.TrimEnd('.').Split(": ")[1].Split(", ");
        string[] described = [.. parameters.Select(static parameter => (string)parameter["name"]!)];
        Assert.True(
            known.ToHashSet().SetEquals(described),
            $"openapi.json, GET {path}: describe [{string.Join(", ", known.Except(described))}], which the code takes; "
                + $"take away [{string.Join(", ", described.Except(known))}], which it does not."
        );
    }

    [Fact]
    public void Its_schemas_are_those_of_the_answers()
    {
        var writer = new SchemaWriter();
        foreach (JsonTypeInfo answer in Answers)
        {
            writer.Add(answer);
        }

        JsonObject expected = writer.Schemas;
        JsonObject described = Document["components"]!["schemas"]!.DeepClone().AsObject();
        described.Remove("Problem");

        // The whole of them, so that it can be pasted into the document.
        Assert.True(
            JsonNode.DeepEquals(expected, described),
            "src/Functions/Http/openapi.json: apart from Problem, components.schemas should be"
                + $"{Environment.NewLine}{expected.ToJsonString(Indented)}"
        );
    }

    private static IEnumerable<HttpTriggerAttribute> Triggers() =>
        typeof(ArticlesApi)
            .Assembly.GetTypes()
            .SelectMany(static type => type.GetMethods())
            .Where(static method => method.GetCustomAttribute<FunctionAttribute>() is not null)
            .SelectMany(static method => method.GetParameters())
            .Select(static parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .OfType<HttpTriggerAttribute>();

    private static IReadOnlyList<QueryError> ErrorsOf(string path, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        IReadOnlyList<QueryError> errors;
        _ = path switch
        {
            "/api/articles" => ArticleQuery.TryParse(parameters, out _, out errors),
            "/api/quotations" => QuotationQuery.TryParse(parameters, out _, out errors),
            "/api/timeline" => TimelineQuery.TryParse(parameters, out _, out errors),
            "/api/entities/{name}" => ProfileQuery.TryParse("Karin", parameters, out _, out errors),
            "/api/network" => NetworkQuery.TryParse(parameters, out _, out errors),
            "/api/export" => ExportQuery.TryParse(parameters, out _, out errors),
            "/api/places" => PlacesQuery.TryParse(parameters, out _, out errors),
            _ => EntityQuery.TryParse(parameters, out _, out errors),
        };
        return errors;
    }

    private static JsonNode Resolve(JsonNode node) =>
        (string?)node["$ref"] is { } target ? Document["components"]!["parameters"]![target.Split('/')[^1]]! : node;

    private static string ExampleOf(JsonNode parameter)
    {
        JsonNode example = parameter["example"] ?? throw new InvalidOperationException($"Parameter {parameter["name"]} has no example.");
        return (example is JsonArray several ? several[0]! : example).ToString();
    }
}
