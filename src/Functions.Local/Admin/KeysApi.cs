using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pipeline.Functions.Local.Keys;
using Pipeline.Functions.Local.Startup;

namespace Pipeline.Functions.Local.Admin;

/// <summary>
/// Reads and changes keys, as the real host's admin API: <c>admin/functions/{function}/keys</c> and
/// <c>admin/host/keys</c> (or <c>functionkeys</c>), <c>admin/host/systemkeys</c>, each with <c>/{key}</c>. Without keys there are none to
/// read.
/// </summary>
internal sealed class KeysApi(FunctionTable table, KeyStore? store)
{
    private const string Master = "_master";
    private const string HostRoute = "host/{scope:regex(^(keys|functionkeys|systemkeys)$)}";
    private const string FunctionRoute = "functions/{function}/keys";

    public void Map(IEndpointRouteBuilder admin)
    {
        foreach (string route in (string[])[HostRoute, FunctionRoute])
        {
            admin.MapGet(route, (Delegate)ListAsync);
            admin.MapGet($"{route}/{{key}}", (Delegate)GetAsync);
            admin.MapPost($"{route}/{{key}}", (Delegate)((HttpContext http) => SetAsync(http, Key.Create(KeyOf(http)!).Value)));
            admin.MapPut($"{route}/{{key}}", (Delegate)PutAsync);
            admin.MapDelete($"{route}/{{key}}", (Delegate)DeleteAsync);
        }
    }

    private async Task<IResult> ListAsync(HttpContext http) =>
        await FindAsync(http) is { } keys
            ? AdminApi.Answer(new { keys = keys.Select(key => Shape(http, key.Name, key.Value)), links = Links(http, "") })
            : Results.NotFound();

    private async Task<IResult> GetAsync(HttpContext http)
    {
        IReadOnlyList<Key>? keys = await FindAsync(http);
        if (keys is not null && store is not null && IsMasterOf(http, "systemkeys"))
        {
            keys = [(await store.ReadAsync(again: true, http.RequestAborted)).Host.MasterKey with { Name = Master }];
        }

        return keys?.FirstOrDefault(key => Is(key, KeyOf(http)!)) is { } found
            ? AdminApi.Answer(Shape(http, found.Name, found.Value))
            : Results.NotFound();
    }

    private async Task<IResult> PutAsync(HttpContext http)
    {
        try
        {
            using JsonDocument body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
            return body.RootElement.TryGetProperty("value", out JsonElement value) && value.GetString() is { Length: > 0 } text
                ? await SetAsync(http, text)
                : Results.Text("Invalid key value", "text/plain", statusCode: StatusCodes.Status400BadRequest);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return Results.Text("Invalid key value", "text/plain", statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private async Task<IResult> SetAsync(HttpContext http, string value)
    {
        if (store is null || await FindAsync(http) is not { } keys)
        {
            return Results.NotFound();
        }

        string name = KeyOf(http)!;
        if (FunctionOf(http) is null && name.Equals(Master, StringComparison.OrdinalIgnoreCase))
        {
            await store.ChangeHostAsync(
                host => host with { MasterKey = host.MasterKey with { Value = value, IsEncrypted = false } },
                http.RequestAborted
            );
            return AdminApi.Answer(Shape(http, name, value));
        }

        await ChangeAsync(http, store, all => [.. all.Where(key => !Is(key, name)), new Key(name, value)]);
        if (keys.Any(key => Is(key, name)))
        {
            return AdminApi.Answer(Shape(http, name, value));
        }

        http.Response.Headers.Location = AddressOf(http, "");
        return AdminApi.Answer(Shape(http, name, value), StatusCodes.Status201Created);
    }

    private async Task<IResult> DeleteAsync(HttpContext http)
    {
        string name = KeyOf(http)!;
        if (name.Equals(Master, StringComparison.OrdinalIgnoreCase))
        {
            return Results.Text("Cannot delete System Key.", "text/plain", statusCode: StatusCodes.Status400BadRequest);
        }

        if (store is null || await FindAsync(http) is not { } keys || !keys.Any(key => Is(key, name)))
        {
            return Results.NotFound();
        }

        await ChangeAsync(http, store, all => [.. all.Where(key => !Is(key, name))]);
        return Results.NoContent();
    }

    /// <returns>The keys that the route is about; null when it names no function.</returns>
    private async Task<IReadOnlyList<Key>?> FindAsync(HttpContext http)
    {
        string? name = FunctionOf(http);
        HostedFunction? function = name is null ? null : table.Find(name);
        if (name is not null && function is null)
        {
            return null;
        }

        if (store is null)
        {
            return [];
        }

        KeyRing ring = await store.ReadAsync(again: true, http.RequestAborted);
        return function is not null ? ring.Functions[function.Name].Keys
            : IsSystem(http) ? ring.Host.SystemKeys
            : ring.Host.FunctionKeys;
    }

    private Task ChangeAsync(HttpContext http, KeyStore keys, Func<IReadOnlyList<Key>, IReadOnlyList<Key>> change) =>
        FunctionOf(http) is { } name
            ? keys.ChangeFunctionAsync(table.Find(name)!.Name, own => own with { Keys = change(own.Keys) }, http.RequestAborted)
            : keys.ChangeHostAsync(
                host =>
                    IsSystem(http)
                        ? host with
                        {
                            SystemKeys = change(host.SystemKeys),
                        }
                        : host with
                        {
                            FunctionKeys = change(host.FunctionKeys),
                        },
                http.RequestAborted
            );

    private static bool Is(Key key, string name) => key.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool IsMasterOf(HttpContext http, string scope) =>
        Value(http, "scope") == scope && KeyOf(http)!.Equals(Master, StringComparison.OrdinalIgnoreCase);

    private static bool IsSystem(HttpContext http) => Value(http, "scope") == "systemkeys";

    private static string? FunctionOf(HttpContext http) => Value(http, "function");

    private static string? KeyOf(HttpContext http) => Value(http, "key");

    private static string? Value(HttpContext http, string name) => http.Request.RouteValues[name] as string;

    private static object Shape(HttpContext http, string name, string value) =>
        new
        {
            name,
            value,
            links = Links(http, KeyOf(http) is null ? "/" + name : ""),
        };

    private static object[] Links(HttpContext http, string below) => [new { rel = "self", href = AddressOf(http, below) }];

    private static string AddressOf(HttpContext http, string below) =>
        $"{http.Request.Scheme}://{http.Request.Host}{http.Request.Path}{below}";
}
