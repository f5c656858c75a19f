using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Tests;

public sealed class HttpRequestExtensionsTests
{
    [Fact]
    public void QueryParameters_keeps_repeats_and_leaves_out_what_is_the_hosts()
    {
        HttpRequest request = Request("?person=a&person=b&q=c%20d&code=secret&clientId=default");
        Assert.Equal(
            [KeyValuePair.Create("person", "a"), KeyValuePair.Create("person", "b"), KeyValuePair.Create("q", "c d")],
            request.QueryParameters()
        );
    }

    [Fact]
    public void A_name_in_the_wrong_case_does_not_pass_for_the_right_one_beside_it()
    {
        HttpRequest request = Request("?Q=a&q=b&flag&=nameless");
        Assert.Equal(
            [("Q", "a"), ("q", "b"), ("flag", ""), ("", "nameless")],
            request.QueryParameters().Select(static pair => (pair.Key, pair.Value))
        );
    }

    [Fact]
    public void LinkNextPage_names_the_same_query_with_the_new_continuation_and_no_key()
    {
        HttpRequest request = Request("?person=Erlan%20Karin&continuation=old&code=secret");
        request.LinkNextPage("new+/=");
        Assert.Equal(
            "</api/articles?person=Erlan%20Karin&continuation=new%2B%2F%3D>; rel=\"next\"",
            request.HttpContext.Response.Headers.Link
        );
    }

    [Fact]
    public void LinkNextPage_says_nothing_on_the_last_page()
    {
        HttpRequest request = Request("?person=a");
        request.LinkNextPage(null);
        Assert.Equal(0, request.HttpContext.Response.Headers.Link.Count);
    }

    [Theory]
    [InlineData("\"one\"", true)]
    [InlineData("W/\"one\"", true)]
    [InlineData("\"zero\", \"one\"", true)]
    [InlineData("*", true)]
    [InlineData("\"two\"", false)]
    [InlineData(null, false)]
    public void HasCurrent_compares_entity_tags_weakly(string? ifNoneMatch, bool expected)
    {
        HttpRequest request = Request("");
        request.Headers.IfNoneMatch = ifNoneMatch;
        Assert.Equal(expected, request.HasCurrent("\"one\""));
        Assert.Equal(new EntityTagHeaderValue("\"one\""), request.HttpContext.Response.GetTypedHeaders().ETag);
    }

    private static HttpRequest Request(string query)
    {
        var context = new DefaultHttpContext();
        context.Request.Path = "/api/articles";
        context.Request.QueryString = new QueryString(query);
        return context.Request;
    }
}
