using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pipeline.Infrastructure.Tests;

/// <summary>
/// The requests that pages and requests.http show are ones that openapi.json describes: their routes, parameters and values.
/// </summary>
public sealed partial class ShownRequestsTests : IDisposable
{
    private readonly JsonDocument _description = JsonDocument.Parse(Pages.Read("src/Functions/Http/openapi.json"));

    public static TheoryData<string> Shown => [.. Pages.All.Append("requests.http").Where(page => Query().IsMatch(Pages.Read(page)))];

    public void Dispose() => _description.Dispose();

    [Theory]
    [MemberData(nameof(Shown))]
    public void Every_query_has_a_route_that_takes_its_parameters_and_values(string page) =>
        Assert.All(
            Query().Matches(Pages.Read(page)),
            query =>
            {
                ILookup<string, JsonElement> taken = Parameters(Operation(query)).ToLookup(static one => one.Text("name"));
                Assert.All(
                    Parameter().Matches(query.Groups["query"].Value),
                    parameter => AssertIsTaken(taken, parameter.Groups["name"].Value, parameter.Groups["value"].Value)
                );
            }
        );

    [Fact]
    public void Every_parameter_that_the_page_about_asking_names_is_taken_by_a_route()
    {
        ILookup<string, JsonElement> taken = _description
            .RootElement.GetProperty("paths")
            .EnumerateObject()
            .SelectMany(static path => path.Value.EnumerateObject())
            .Where(static operation => operation.Value.ValueKind == JsonValueKind.Object)
            .SelectMany(operation => Parameters(operation.Value))
            .ToLookup(static one => one.Text("name"));
        MatchCollection named = Alone().Matches(Pages.Read("docs/api.md"));

        Assert.NotEmpty(named);
        Assert.All(named, parameter => AssertIsTaken(taken, parameter.Groups["name"].Value, parameter.Groups["value"].Value));
    }

    [Fact]
    public void The_pages_that_people_read_first_show_queries() =>
        Assert.Superset(
            new HashSet<string> { "README.md", "docs/api.md", "docs/performance.md", "requests.http" },
            Shown.Select(static page => page.Data).ToHashSet()
        );

    // Where several routes take it, each with values of its own, one of them has to take the value.
    private static void AssertIsTaken(ILookup<string, JsonElement> taken, string name, string value)
    {
        Assert.True(taken.Contains(name), $"No such parameter: {name}.");
        Assert.All(
            value.Split(',', StringSplitOptions.RemoveEmptyEntries),
            each => Assert.True(taken[name].Any(parameter => Takes(parameter.GetProperty("schema"), each)), $"{name} does not take {each}.")
        );
    }

    private static bool Takes(JsonElement schema, string value) =>
        schema.TryGetProperty("enum", out JsonElement values) ? values.EnumerateArray().Any(one => one.GetString() == value)
        : schema.TryGetProperty("items", out JsonElement items) ? Takes(items, value)
        : schema.Text("type") != "boolean" || value is "true" or "false";

    private JsonElement Operation(Match query)
    {
        string path = "/api/" + query.Groups["path"].Value;
        string method = query.Groups["method"] is { Success: true } said ? said.Value : "GET";
        JsonProperty? route = _description
            .RootElement.GetProperty("paths")
            .EnumerateObject()
            .Where(one => Regex.IsMatch(path, "^" + Placeholder().Replace(one.Name, "[^/]+") + "$"))
            .Select(static one => (JsonProperty?)one)
            .FirstOrDefault();
        Assert.True(route is not null, $"No such route: {path}.");
        Assert.True(route.Value.Value.TryGetProperty(method.ToLowerInvariant(), out JsonElement operation), $"{path} is not for {method}.");
        return operation;
    }

    private IEnumerable<JsonElement> Parameters(JsonElement operation) =>
        operation.TryGetProperty("parameters", out JsonElement parameters) ? parameters.EnumerateArray().Select(Resolve) : [];

    private JsonElement Resolve(JsonElement parameter) =>
        parameter.TryGetProperty("$ref", out JsonElement reference)
            ? _description.RootElement.At("components", "parameters", reference.GetString()!.Split('/')[^1])
            : parameter;

    // With or without method, host and api/, up to the end of the line or the closing `.
    [GeneratedRegex(
        @"(?:\b(?<method>GET|PUT|POST|DELETE) (?:\{\{host\}\}|/)?|[/`])(?:\S*/)?(?:api/)?"
            + @"(?<path>(?:articles|quotations|timeline|entities|network|places|export)(?:/[\w{}%/]+)?)\?(?<query>[^`\n]+)"
    )]
    private static partial Regex Query();

    [GeneratedRegex("(?:^|&)(?<name>[A-Za-z-]+)=(?<value>[A-Za-z,-]*)")]
    private static partial Regex Parameter();

    // `sort=oldest`, `fields=`; `?code=` and settings in capitals are others'.
    [GeneratedRegex("(?<=`)(?<name>[a-z][A-Za-z-]*)=(?<value>[a-z,]*)")]
    private static partial Regex Alone();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Placeholder();
}
