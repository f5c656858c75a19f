using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Pipeline.Functions.Http;

/// <summary>What the functions read from a request and say beside the answer.</summary>
internal static class HttpRequestExtensions
{
    private const string Continuation = "continuation";

    // Function keys travel in the query too; they are the host's.
    private static readonly string[] HostParameters = ["code", "clientId"];

    /// <summary>
    /// The query parameters, one pair for each value, without those of the host. Names are as they were written: <c>request.Query</c> puts
    /// those together that differ in case, so that a mistake beside the right name would pass for it.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<string, string>> QueryParameters(this HttpRequest request)
    {
        var parameters = new List<KeyValuePair<string, string>>();
        foreach (QueryStringEnumerable.EncodedNameValuePair pair in new QueryStringEnumerable(request.QueryString.Value))
        {
            string name = pair.DecodeName().ToString();
            if (!HostParameters.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                parameters.Add(KeyValuePair.Create(name, pair.DecodeValue().ToString()));
            }
        }

        return parameters;
    }

    /// <summary>Adds <c>Link: …; rel="next"</c> (RFC 8288) when there is a next page.</summary>
    public static void LinkNextPage(this HttpRequest request, string? continuation)
    {
        if (continuation is not null)
        {
            request.HttpContext.Response.Headers.Link = $"<{request.NextPage(continuation)}>; rel=\"next\"";
        }
    }

    /// <summary>The path and query of the next page.</summary>
    public static string NextPage(this HttpRequest request, string continuation)
    {
        var query = new QueryBuilder(
            request.QueryParameters().Where(parameter => !string.Equals(parameter.Key, Continuation, StringComparison.OrdinalIgnoreCase))
        )
        {
            { Continuation, continuation },
        };
        return UriHelper.BuildRelative(request.PathBase, request.Path, query.ToQueryString());
    }

    /// <summary>The query of the request without the keys in it.</summary>
    public static QueryString WithoutKeys(this HttpRequest request) => new QueryBuilder(request.QueryParameters()).ToQueryString();

    /// <summary>An address as clients reach it: the app runs behind the host, which says by what name it was asked for.</summary>
    public static string PublicAddress(this HttpRequest request, string pathAndQuery)
    {
        string host = First("X-Forwarded-Host") ?? request.Host.ToUriComponent();
        string scheme = First("X-Forwarded-Proto") ?? request.Scheme;
        return Uri.TryCreate($"{scheme}://{host}{pathAndQuery}", UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"
            ? address.AbsoluteUri
            : $"{request.Scheme}://{request.Host.ToUriComponent()}{pathAndQuery}";

        string? First(string header) => request.Headers[header] is [{ Length: > 0 } value, ..] ? value.Split(',')[0].Trim() : null;
    }

    /// <summary>
    /// Sets the entity tag of the answer, and says whether the client has that version already (RFC 9110, If-None-Match).
    /// </summary>
    public static bool HasCurrent(this HttpRequest request, string entityTag)
    {
        var current = new EntityTagHeaderValue(entityTag);
        request.HttpContext.Response.GetTypedHeaders().ETag = current;
        request.HttpContext.Response.Headers.CacheControl = "no-cache";
        return request.Knows(current);
    }

    /// <summary>Whether the client has this version already (RFC 9110, If-None-Match).</summary>
    public static bool Knows(this HttpRequest request, EntityTagHeaderValue version) =>
        request
            .GetTypedHeaders()
            .IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(version, useStrongComparison: false));
}
