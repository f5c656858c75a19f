using System.Reflection;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Pipeline.Functions.Local.Hosting.Binding;
using Pipeline.Functions.Local.Hosting.Invocation;

namespace Pipeline.Functions.Local.Hosting.Blobs;

/// <summary>Binds a blob: a client, which costs no request, or its content.</summary>
internal sealed class BlobBinder(BlobPathPattern pattern) : TriggerBinder([.. pattern.Names, "BlobTrigger", "Uri"])
{
    protected override string Accepts => "a BlobClient, BlobBaseClient, BlockBlobClient, Stream, string or byte[]";

    /// <summary>The values that a blob gives by name.</summary>
    public static Dictionary<string, object?> Values(BlobPathPattern pattern, BlobContainerClient container, string name)
    {
        var values = pattern.Match(name) ?? [];
        values.TryAdd("BlobTrigger", $"{pattern.Container}/{name}");
        values.TryAdd("Uri", container.GetBlobClient(name).Uri.ToString());
        return values;
    }

    protected override ParameterSource? BindTrigger(ParameterInfo parameter, FunctionJson json) => parameter.ParameterType switch
    {
        var type when type == typeof(BlobClient) || type == typeof(BlobBaseClient) => static context => new(Client(context)),
        var type when type == typeof(BlockBlobClient) => static context => new(Event(context).Container.GetBlockBlobClient(Event(context).Name)),
        var type when type == typeof(Stream) => static async context => await Client(context).OpenReadAsync(cancellationToken: context.CancellationToken),
        var type when type == typeof(string) => static async context => (await Client(context).DownloadContentAsync(context.CancellationToken)).Value.Content.ToString(),
        var type when type == typeof(byte[]) => static async context => (await Client(context).DownloadContentAsync(context.CancellationToken)).Value.Content.ToArray(),
        _ => null,
    };

    private static BlobEvent Event(LocalFunctionContext context) => (BlobEvent)context.Trigger.Event;

    private static BlobClient Client(LocalFunctionContext context) => Event(context).Container.GetBlobClient(Event(context).Name);
}
