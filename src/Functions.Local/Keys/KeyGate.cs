using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Pipeline.Functions.Local.Keys;

/// <summary>Lets requests through that bring the key they need. Without a store nothing needs a key, as on a laptop.</summary>
internal sealed class KeyGate(KeyStore? store)
{
    private const string Header = "x-functions-key";
    private const string Query = "code";

    /// <summary>Whether keys are asked for.</summary>
    public bool IsClosed => store is not null;

    /// <summary>Whether a call of an HTTP function may go on; a function without the right key is 401, as on the real host.</summary>
    /// <param name="http">The request.</param>
    /// <param name="function">The function.</param>
    /// <param name="required">The level that the function asks for.</param>
    public async ValueTask<bool> AdmitsAsync(HttpContext http, string function, KeyLevel required) =>
        store is null || required == KeyLevel.Anonymous || (await AccessOfAsync(store, http, function)).Allows(required);

    /// <summary>
    /// What to answer to a call of the admin API: null to let it through, 401 without a known key, 403 with one that does not suffice.
    /// </summary>
    /// <param name="http">The request.</param>
    public async ValueTask<int?> RefuseAdminAsync(HttpContext http)
    {
        if (store is null)
        {
            return null;
        }

        Access access = await AccessOfAsync(store, http, null);
        return access.Allows(KeyLevel.Admin) ? null
            : access.KeyName is null ? StatusCodes.Status401Unauthorized
            : StatusCodes.Status403Forbidden;
    }

    /// <summary>Whether a call of an extension's webhook may go on: it takes the system key of that name, or the master key.</summary>
    /// <param name="http">The request.</param>
    /// <param name="systemKey">The name of the system key.</param>
    public async ValueTask<bool> AdmitsWebhookAsync(HttpContext http, string systemKey)
    {
        if (store is null)
        {
            return true;
        }

        Access access = await AccessOfAsync(store, http, null);
        return access.Allows(KeyLevel.System)
            && (access.Level == KeyLevel.Admin || string.Equals(access.KeyName, systemKey, StringComparison.OrdinalIgnoreCase));
    }

    private static async ValueTask<Access> AccessOfAsync(KeyStore store, HttpContext http, string? function)
    {
        // The header wins even when it is wrong and the query string is right.
        string? value = http.Request.Headers.TryGetValue(Header, out StringValues header)
            ? header.ToString()
            : http.Request.Query[Query].FirstOrDefault();
        return string.IsNullOrEmpty(value) ? default : await store.AccessOfAsync(value, function, http.RequestAborted);
    }
}
