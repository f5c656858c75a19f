using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Catalog.Queries;
using Pipeline.Functions.Http.Lists;

namespace Pipeline.Functions.Tests;

/// <summary>Which format of a list a client has, and how CSV and JSON lines are written.</summary>
public sealed class ListFormatTests
{
    [Theory]
    [InlineData(null, ListFormat.Json)]
    [InlineData("*/*", ListFormat.Json)]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", ListFormat.Json)]
    [InlineData("text/csv", ListFormat.Csv)]
    [InlineData("TEXT/CSV; charset=utf-8", ListFormat.Csv)]
    [InlineData("application/x-ndjson", ListFormat.JsonLines)]
    [InlineData("application/json;q=0.5, text/csv", ListFormat.Csv)]
    [InlineData("application/json, text/csv;q=0.9", ListFormat.Json)]
    [InlineData("text/csv;q=0, application/x-ndjson;q=0.1", ListFormat.JsonLines)]
    [InlineData("image/png", ListFormat.Json)]
    [InlineData("no such thing", ListFormat.Json)]
    public void The_client_has_the_format_it_prefers(string? accept, object expected) =>
        Assert.Equal(expected, ListFormats.Preferred(Accepting(accept), ListShapes.Articles.Formats));

    [Fact]
    public async Task Csv_is_quoted_and_never_a_formula()
    {
        KnownEntity[] items =
        [
            new(NameType.Person, "=cmd|'/c calc'!A1", ["a “b”", "c, \"d\"\ne"], null, "id1", new DateOnly(2022, 1, 10)) { Articles = 3 },
            new(NameType.Place, "Zürich", [], "CH", "id2", new DateOnly(2022, 1, 9))
            {
                Articles = 2,
                Latitude = 47.37,
                Longitude = 8.54,
            },
        ];

        (string type, byte[] body) = await AnswerAsync("text/csv", items);

        Assert.Equal("text/csv; charset=utf-8; header=present", type);
        Assert.Equal(Encoding.UTF8.Preamble, body.AsSpan(0, 3));
        Assert.Equal(
            "type,name,roles,country,article,lastNamed,articles,latitude,longitude\r\n"
                + "person,\"'=cmd|'/c calc'!A1\",\"a “b”; c, \"\"d\"\"\ne\",,id1,2022-01-10,3,,\r\n"
                + "place,Zürich,,CH,id2,2022-01-09,2,47.37,8.54\r\n",
            Encoding.UTF8.GetString(body.AsSpan(3))
        );
    }

    [Fact]
    public async Task An_empty_list_as_csv_has_its_columns()
    {
        (_, byte[] body) = await AnswerAsync("text/csv", []);
        Assert.Equal("type,name,roles,country,article,lastNamed,articles,latitude,longitude\r\n", Encoding.UTF8.GetString(body.AsSpan(3)));
    }

    [Fact]
    public async Task Json_lines_are_the_items_of_the_list()
    {
        KnownEntity item = new(NameType.Place, "Zürich", [], "CH", "id2", new DateOnly(2022, 1, 9));
        (string type, byte[] body) = await AnswerAsync("application/x-ndjson", [item, item]);
        const string Line =
            """{"type":"place","name":"Zürich","roles":"""
            + """[],"country":"CH","article":"id2","lastNamed":"2022-01-09","articles":0,"latitude":null,"longitude":null}""";
        Assert.Equal(("application/x-ndjson", $"{Line}\n{Line}\n"), (type, Encoding.UTF8.GetString(body)));
    }

    private static HttpRequest Accepting(string? accept)
    {
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        context.Request.Headers.Accept = accept;
        return context.Request;
    }

    private static async Task<(string Type, byte[] Body)> AnswerAsync(string accept, KnownEntity[] items)
    {
        HttpRequest request = Accepting(accept);
        using var body = new MemoryStream();
        request.HttpContext.Response.Body = body;
        Assert.True(ListShapes.Entities.TryRead(request, EntityQuery.TryParse, out Asked<EntityQuery>? asked, out _));
        IResult answer = ListShapes.Entities.Write(request, asked.Form, new KnownEntities(items));
        await answer.ExecuteAsync(request.HttpContext);
        Assert.Equal("Accept", request.HttpContext.Response.Headers.Vary);
        return (request.HttpContext.Response.ContentType!, body.ToArray());
    }
}
