using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using Microsoft.AspNetCore.WebUtilities;
using Pipeline.Functions;

namespace Pipeline.EndToEnd.Tests.Contract;

/// <summary>
/// What <c>openapi.json</c> promises of answers: statuses, media types and JSON, by schema. Schemas are taken strictly: what they do not
/// describe must not be there.
/// </summary>
internal sealed partial class ApiContract
{
    private const string ProblemJson = "application/problem+json";
    private const string Fields = "fields";
    private const string Definitions = "#/components/schemas/";

    // The host's own: a key, and the client's id that goes with one.
    private static readonly string[] HostParameters = ["code", "clientId"];

    private static readonly EvaluationOptions Strictly = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private readonly JsonObject _document;
    private readonly JsonObject _definitions;
    private readonly IReadOnlyList<Operation> _operations;
    private readonly ConcurrentDictionary<(JsonNode Schema, bool IsPicked), JsonSchema> _schemas = new();

    /// <summary>Reads a description.</summary>
    /// <param name="document">An OpenAPI 3.1 document.</param>
    public ApiContract(JsonObject document)
    {
        _document = document;
        Close(document);
        _definitions = document["components"]!["schemas"]!.AsObject();
        _operations =
        [
            .. from path in document["paths"]!.AsObject()
            from method in path.Value!.AsObject()
            where method.Key != "parameters"
            // The most literal path first: api/health/ready before api/health/{part}.
            orderby path.Key.Count(static letter => letter == '{')
            select new Operation(method.Key, Template().Replace($"^{path.Key}$", "[^/]+"), method.Value!.AsObject()),
        ];
    }

    /// <summary>The description of the app under test.</summary>
    public static ApiContract OfTheApp()
    {
        using Stream stream = typeof(ParseArticle).Assembly.GetManifestResourceStream("openapi.json")!;
        return new ApiContract(JsonNode.Parse(stream)!.AsObject());
    }

    /// <summary>Where an answer is not as described.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="response">The answer.</param>
    /// <param name="body">Its body; null when it is a stream that goes on.</param>
    /// <returns>Null when all is as described.</returns>
    public string? FaultOf(HttpRequestMessage request, HttpResponseMessage response, byte[]? body)
    {
        string path = request.RequestUri!.AbsolutePath;
        string method = request.Method == HttpMethod.Head ? "get" : request.Method.Method.ToLowerInvariant();
        Operation? operation = _operations.FirstOrDefault(operation => operation.Method == method && Regex.IsMatch(path, operation.Path));
        int status = (int)response.StatusCode;
        if (operation is null)
        {
            return status is 404 or 405 ? null : $"is not described, and is answered {status}";
        }

        if (response.IsSuccessStatusCode && UndescribedParameter(operation, request.RequestUri) is { } parameter)
        {
            return $"takes a parameter '{parameter}' that is not described";
        }

        if (operation.Description["responses"]![$"{status}"] is not { } described)
        {
            return $"is answered {status}, which is not described";
        }

        JsonObject? content = Resolve(described)["content"]?.AsObject();
        bool hasBody = request.Method != HttpMethod.Head && body is { Length: > 0 };
        bool isPicked = response.IsSuccessStatusCode && QueryHelpers.ParseQuery(request.RequestUri.Query).ContainsKey(Fields);
        return content is null || !hasBody ? null : FaultOf(content, response.Content.Headers.ContentType, body!, isPicked);
    }

    private string? FaultOf(JsonObject content, MediaTypeHeaderValue? type, byte[] body, bool isPicked)
    {
        string media = type?.MediaType ?? "";
        if ((content[media] ?? content["*/*"]) is not { } described)
        {
            return $"is answered as '{media}', which is not described";
        }

        if (media is not (MediaTypeNames.Application.Json or ProblemJson) || described["schema"] is not { } schema)
        {
            return null;
        }

        using var json = JsonDocument.Parse(body);
        EvaluationResults results = _schemas.GetOrAdd((schema, isPicked), Compile).Evaluate(json.RootElement, Strictly);
        return results.IsValid ? null : $"is answered with JSON that is not as described:{Environment.NewLine}{Describe(results)}";
    }

    private static string Describe(EvaluationResults results) =>
        string.Join(
            Environment.NewLine,
            (results.Details ?? []).SelectMany(static detail =>
                (detail.Errors ?? []).Select(error => $"  {detail.InstanceLocation}: {error.Value}")
            )
        );

    // Each schema stands alone, with all definitions beside it. Where a client has picked fields, none must be there, but those that are
    // must be as described.
    private JsonSchema Compile((JsonNode Schema, bool IsPicked) wanted)
    {
        var whole = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = $"https://pipeline.example/{Guid.NewGuid()}",
            ["allOf"] = new JsonArray(wanted.Schema.DeepClone()),
            ["$defs"] = _definitions.DeepClone(),
        };
        if (wanted.IsPicked)
        {
            RequireNothing(whole);
        }

        return JsonSchema.FromText(whole.ToJsonString().Replace(Definitions, "#/$defs/", StringComparison.Ordinal));
    }

    private string? UndescribedParameter(Operation operation, Uri address)
    {
        var described = (operation.Description["parameters"]?.AsArray() ?? [])
            .Select(parameter => Resolve(parameter!))
            .Where(static parameter => (string?)parameter["in"] == "query")
            .Select(static parameter => (string)parameter["name"]!)
            .ToHashSet(StringComparer.Ordinal);
        return QueryHelpers
            .ParseQuery(address.Query)
            .Where(static sent => !string.IsNullOrEmpty(sent.Value))
            .Select(static sent => sent.Key)
            .FirstOrDefault(sent => !described.Contains(sent) && !HostParameters.Contains(sent));
    }

    private JsonNode Resolve(JsonNode node) =>
        (string?)node["$ref"] is { } target ? target[2..].Split('/').Aggregate((JsonNode)_document, static (at, part) => at[part]!) : node;

    private static void RequireNothing(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (JsonNode? item in array)
            {
                RequireNothing(item);
            }
        }
        else if (node is JsonObject schema)
        {
            // A list is the keyword; a property may be called so too.
            if (schema["required"] is JsonArray)
            {
                schema.Remove("required");
            }

            foreach ((_, JsonNode? child) in schema)
            {
                RequireNothing(child);
            }
        }
    }

    // An object has what is described, and nothing else.
    private static void Close(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (JsonNode? item in array)
            {
                Close(item);
            }
        }
        else if (node is JsonObject schema)
        {
            foreach ((_, JsonNode? child) in schema.ToArray())
            {
                Close(child);
            }

            if (schema["properties"] is JsonObject && schema["type"] is not null && !schema.ContainsKey("additionalProperties"))
            {
                schema["additionalProperties"] = false;
            }
        }
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Template();

    private sealed record Operation(string Method, string Path, JsonObject Description);
}
