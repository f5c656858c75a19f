using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using Pipeline.Functions.Local.Rpc;
using Pipeline.Functions.Local.Startup;
using Pipeline.Functions.Local.Triggers;

namespace Pipeline.Functions.Local.Http;

/// <summary>Requests and answers as messages, for apps without ASP.NET Core integration.</summary>
internal static class HttpMessages
{
    // The server frames the answer itself.
    private static readonly HashSet<string> OfTheServer = new(StringComparer.OrdinalIgnoreCase) { "Content-Length", "Transfer-Encoding" };

    /// <summary>Reads a request whole.</summary>
    /// <param name="http">The request.</param>
    /// <param name="worker">Who is to have it, which decides in what shape.</param>
    public static async Task<RpcHttp> ReadAsync(HttpContext http, WorkerChannel worker)
    {
        var message = new RpcHttp { Method = http.Request.Method, Url = http.Request.GetEncodedUrl() };
        foreach ((string name, StringValues values) in http.Request.Headers)
        {
            Put(worker, message.Headers, message.NullableHeaders, name, values.ToString());
        }

        foreach ((string name, StringValues values) in http.Request.Query)
        {
            Put(worker, message.Query, message.NullableQuery, name, values.ToString());
        }

        foreach ((string name, object? value) in http.GetRouteData().Values)
        {
            Put(worker, message.Params, message.NullableParams, name, value?.ToString() ?? "");
        }

        // The protocol has no parts of a body: it travels whole, in one message.
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        if (body.Length > 0)
        {
            ByteString bytes = UnsafeByteOperations.UnsafeWrap(body.GetBuffer().AsMemory(0, (int)body.Length));
            message.Body = worker.TakesRawBodies ? new() { Bytes = bytes } : new() { String = bytes.ToStringUtf8() };
        }

        return message;
    }

    /// <summary>The answer among what a function returned; null when there is none.</summary>
    public static RpcHttp? AnswerOf(HostedFunction function, InvocationResponse response)
    {
        if (response.ReturnValue?.Http is { } returned)
        {
            return returned;
        }

        string? name = (string?)
            function
                .Bindings.FirstOrDefault(binding => string.Equals((string?)binding["type"], "http", StringComparison.OrdinalIgnoreCase))
                ?["name"];
        return response.OutputData.FirstOrDefault(data => data.Name == name)?.Data?.Http;
    }

    /// <summary>Writes an answer; none is 204, as on the real host.</summary>
    public static async Task WriteAsync(HttpContext http, RpcHttp? answer)
    {
        if (answer is null)
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        http.Response.StatusCode = int.TryParse(answer.StatusCode, NumberStyles.None, CultureInfo.InvariantCulture, out int status)
            ? status
            : StatusCodes.Status200OK;
        foreach ((string name, string value) in answer.Headers)
        {
            if (!OfTheServer.Contains(name))
            {
                http.Response.Headers.Append(name, value);
            }
        }

        foreach (RpcHttpCookie? cookie in answer.Cookies)
        {
            http.Response.Cookies.Append(cookie.Name, cookie.Value, OptionsOf(cookie));
        }

        if (answer.Body is not null && BytesOf(answer.Body) is { Length: > 0 } body)
        {
            http.Response.ContentLength = body.Length;
            await http.Response.Body.WriteAsync(body, http.RequestAborted);
        }
    }

    // Newer workers read only the maps whose values may be absent.
    private static void Put(
        WorkerChannel worker,
        MapField<string, string> plain,
        MapField<string, NullableString> nullable,
        string name,
        string value
    )
    {
        if (worker.TakesNullableValues)
        {
            nullable[name] = new() { Value = value };
        }
        else
        {
            plain[name] = value;
        }
    }

    private static ReadOnlyMemory<byte> BytesOf(TypedData body) =>
        body.DataCase switch
        {
            TypedData.DataOneofCase.Bytes => body.Bytes.Memory,
            TypedData.DataOneofCase.Stream => body.Stream.Memory,
            _ => RpcData.Bytes(body),
        };

    private static CookieOptions OptionsOf(RpcHttpCookie cookie) =>
        new()
        {
            Domain = cookie.Domain?.Value,
            Path = cookie.Path is { StringCase: NullableString.StringOneofCase.Value } path ? path.Value : "/",
            Expires = cookie.Expires is { TimestampCase: NullableTimestamp.TimestampOneofCase.Value } expires
                ? expires.Value.ToDateTimeOffset()
                : null,
            MaxAge = cookie.MaxAge is { DoubleCase: NullableDouble.DoubleOneofCase.Value } age ? TimeSpan.FromSeconds(age.Value) : null,
            Secure = cookie.Secure?.Value ?? false,
            HttpOnly = cookie.HttpOnly?.Value ?? false,
            SameSite = cookie.SameSite switch
            {
                RpcHttpCookie.Types.SameSite.Lax => SameSiteMode.Lax,
                RpcHttpCookie.Types.SameSite.Strict => SameSiteMode.Strict,
                RpcHttpCookie.Types.SameSite.ExplicitNone => SameSiteMode.None,
                _ => SameSiteMode.Unspecified,
            },
        };
}
