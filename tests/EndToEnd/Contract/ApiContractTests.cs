using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Pipeline.EndToEnd.Tests.Contract;

/// <summary>That a wrong answer does not pass for a right one.</summary>
public sealed class ApiContractTests
{
    private const string Description = """
        {
          "paths": {
            "/api/things/{id}": {
              "get": {
                "parameters": [{ "$ref": "#/components/parameters/q" }, { "name": "fields", "in": "query" }],
                "responses": {
                  "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } } },
                  "404": { "$ref": "#/components/responses/None" }
                }
              }
            }
          },
          "components": {
            "parameters": { "q": { "name": "q", "in": "query" } },
            "responses": { "None": { "content": { "application/problem+json": { "schema": { "type": "object" } } } } },
            "schemas": {
              "Thing": {
                "type": "object",
                "properties": {
                  "day": { "type": "string", "format": "date" },
                  "part": { "anyOf": [{ "$ref": "#/components/schemas/Part" }, { "type": "null" }] }
                },
                "required": ["day"]
              },
              "Part": { "type": "object", "properties": { "size": { "type": "integer" } } }
            }
          }
        }
        """;

    private readonly ApiContract _contract = new(JsonNode.Parse(Description)!.AsObject());

    [Theory]
    [InlineData("GET", "/api/things/7", 200, """{"day":"2024-02-29","part":null}""", null)]
    [InlineData("GET", "/api/things/7?q=a&code=key", 200, """{"day":"2024-02-29","part":{"size":3}}""", null)]
    [InlineData("HEAD", "/api/things/7", 200, "", null)]
    [InlineData("GET", "/api/other", 404, "{}", null)]
    [InlineData("GET", "/api/other", 200, "{}", "is not described")]
    [InlineData("POST", "/api/things/7", 200, "{}", "is not described")]
    [InlineData("GET", "/api/things/7", 500, "{}", "500, which is not described")]
    [InlineData("GET", "/api/things/7", 404, "{}", "application/json', which is not described")]
    [InlineData("GET", "/api/things/7?fields=part", 200, """{"part":{"size":3}}""", null)]
    [InlineData("GET", "/api/things/7?fields=part", 200, """{"part":{"size":"3"}}""", "/part/size")]
    [InlineData("GET", "/api/things/7?fields=part", 200, """{"colour":"red"}""", "/colour")]
    [InlineData("GET", "/api/things/7?colour=red", 200, """{"day":"2024-02-29"}""", "'colour'")]
    [InlineData("GET", "/api/things/7", 200, """{"part":null}""", "day")]
    [InlineData("GET", "/api/things/7", 200, """{"day":"2024-02-30"}""", "/day")]
    [InlineData("GET", "/api/things/7", 200, """{"day":"2024-02-29","part":{"size":"3"}}""", "/part/size")]
    [InlineData("GET", "/api/things/7", 200, """{"day":"2024-02-29","part":{"weight":3}}""", "/part/weight")]
    public void It_knows_a_wrong_answer(string method, string path, int status, string body, string? fault)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("http://localhost" + path));
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        using var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(bytes) };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        string? found = _contract.FaultOf(request, response, bytes);

        if (fault is null)
        {
            Assert.Null(found);
        }
        else
        {
            Assert.Contains(fault, found, StringComparison.Ordinal);
        }
    }
}
