using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Description;
using Microsoft.Azure.WebJobs.Host.Config;

namespace Pipeline.Functions.Local.Triggers;

/// <summary>The extensions that take HTTP requests themselves, by the name in <c>/runtime/webhooks/{name}</c>.</summary>
#pragma warning disable CS0618 // Marked as not ready for the public; the real host uses it for the same purpose.
internal sealed class Webhooks : IWebHookProvider
{
    private readonly ConcurrentDictionary<string, IAsyncConverter<HttpRequestMessage, HttpResponseMessage>> _extensions = new(
        StringComparer.OrdinalIgnoreCase
    );

    public IAsyncConverter<HttpRequestMessage, HttpResponseMessage>? Find(string extension) => _extensions.GetValueOrDefault(extension);

    public Uri? GetUrl(IExtensionConfigProvider extension)
    {
        if (extension is not IAsyncConverter<HttpRequestMessage, HttpResponseMessage> handler)
        {
            return null;
        }

        string name = extension.GetType().GetCustomAttribute<ExtensionAttribute>()?.ConfigurationSection ?? extension.GetType().Name;
        _extensions[name] = handler;
        return new Uri($"http://localhost/runtime/webhooks/{name.ToLowerInvariant()}");
    }
}
#pragma warning restore CS0618
