using System.Text;
using Microsoft.AspNetCore.Routing.Patterns;
using Pipeline.Functions.Local.Http;
using Pipeline.Functions.Local.Startup;

namespace Pipeline.Functions.Local.Admin;

/// <summary>Calls an HTTP function with a body that somebody wrote by hand; its answer goes nowhere.</summary>
internal static class ByHand
{
    /// <summary>Sends a request to the function's own route; parts of it that are not optional are filled with the number 1.</summary>
    public static async Task CallAsync(HostedFunction function, string routePrefix, Uri host, string body)
    {
        string method = function.Methods is { Length: > 0 } methods && !methods.Contains("POST") ? methods[0] : "POST";
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(
            new HttpMethod(method),
            new Uri(host, PathOf(HttpFunctions.RouteOf(function, routePrefix)))
        );
        if (method is not ("GET" or "HEAD"))
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using HttpResponseMessage response = await client.SendAsync(request);
    }

    private static string PathOf(RoutePattern route) =>
        string.Join(
            '/',
            route
                .PathSegments.Select(segment =>
                    string.Concat(
                        segment.Parts.Select(part =>
                            part switch
                            {
                                RoutePatternLiteralPart literal => literal.Content,
                                RoutePatternSeparatorPart separator => separator.Content,
                                RoutePatternParameterPart { IsOptional: false, IsCatchAll: false } => "1",
                                _ => "",
                            }
                        )
                    )
                )
                .Where(segment => segment.Length > 0)
        );
}
