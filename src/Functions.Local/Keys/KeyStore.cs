using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Functions.Local.Startup;

namespace Pipeline.Functions.Local.Keys;

/// <summary>
/// The keys in storage, where and as the real host keeps them; those that are missing are made. A key that is not known may be new:
/// then the store is read again, at most once a minute.
/// </summary>
internal sealed partial class KeyStore(BlobServiceClient hostStorage, string hostId, FunctionTable functions, TimeProvider time)
    : IDisposable
{
    private const string Container = "azure-webjobs-secrets";
    private static readonly TimeSpan ReadAgainAfter = TimeSpan.FromMinutes(1);
    private static readonly byte[] Utf8Mark = [0xEF, 0xBB, 0xBF];

    private readonly SemaphoreSlim _gate = new(1, 1);
    private KeyRing? _ring;
    private long _read;

    /// <summary>Where the keys are, for a person.</summary>
    public string Place => $"container {Container} of {hostStorage.Uri}, blobs {hostId}/host.json and {hostId}/FUNCTION.json";

    /// <summary>What a caller's key opens.</summary>
    /// <param name="value">The key.</param>
    /// <param name="function">The function called; null for the host itself.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Access> AccessOfAsync(string value, string? function, CancellationToken cancellationToken)
    {
        Access access = (await ReadAsync(again: false, cancellationToken)).AccessOf(value, function);
        return access.KeyName is null && time.GetElapsedTime(_read) > ReadAgainAfter
            ? (await ReadAsync(again: true, cancellationToken)).AccessOf(value, function)
            : access;
    }

    /// <summary>All keys.</summary>
    /// <param name="again">Whether to read those that are in memory again.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<KeyRing> ReadAsync(bool again, CancellationToken cancellationToken)
    {
        if (_ring is { } ring && !again)
        {
            return ring;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            BlobContainerClient container = hostStorage.GetBlobContainerClient(Container);
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            HostKeys host = await ReadOrCreateAsync(container, "host.json", HostKeys.Create, KeyJson.Default.HostKeys, cancellationToken);
            var byFunction = new Dictionary<string, FunctionKeys>(StringComparer.OrdinalIgnoreCase);
            foreach (string? function in functions.Functions.Select(function => function.Name))
            {
                byFunction[function] = await ReadOrCreateAsync(
                    container,
                    FileOf(function),
                    FunctionKeys.Create,
                    KeyJson.Default.FunctionKeys,
                    cancellationToken
                );
            }

            _read = time.GetTimestamp();
            return _ring = new(host, byFunction);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Changes the keys of the app.</summary>
    public Task ChangeHostAsync(Func<HostKeys, HostKeys> change, CancellationToken cancellationToken) =>
        ChangeAsync("host.json", HostKeys.Create, change, KeyJson.Default.HostKeys, cancellationToken);

    /// <summary>Changes the keys of a function.</summary>
    public Task ChangeFunctionAsync(string function, Func<FunctionKeys, FunctionKeys> change, CancellationToken cancellationToken) =>
        ChangeAsync(FileOf(function), FunctionKeys.Create, change, KeyJson.Default.FunctionKeys, cancellationToken);

    public void Dispose() => _gate.Dispose();

    private static string FileOf(string function) => $"{function.ToLowerInvariant()}.json";

    private async Task ChangeAsync<T>(
        string name,
        Func<T> create,
        Func<T, T> change,
        JsonTypeInfo<T> json,
        CancellationToken cancellationToken
    )
        where T : class
    {
        BlobContainerClient container = hostStorage.GetBlobContainerClient(Container);
        BlobClient blob = container.GetBlobClient($"{hostId}/{name}");
        await _gate.WaitAsync(cancellationToken);
        try
        {
            for (bool written = false; !written; )
            {
                await ReadOrCreateAsync(container, name, create, json, cancellationToken);
                written =
                    await ReadAsync(blob, json, cancellationToken) is var (keys, etag)
                    && await TryWriteAsync(blob, change(keys), etag, json, cancellationToken);
            }
        }
        finally
        {
            _gate.Release();
        }

        await ReadAsync(again: true, cancellationToken);
    }

    /// <returns>False when someone else has changed the blob meanwhile.</returns>
    private static async Task<bool> TryWriteAsync<T>(
        BlobClient blob,
        T keys,
        ETag? expected,
        JsonTypeInfo<T> json,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var content = BinaryData.FromBytes((byte[])[.. Utf8Mark, .. JsonSerializer.SerializeToUtf8Bytes(keys, json)]);
            BlobRequestConditions conditions = expected is null
                ? new BlobRequestConditions { IfNoneMatch = ETag.All }
                : new BlobRequestConditions { IfMatch = expected };
            await blob.UploadAsync(content, new BlobUploadOptions { Conditions = conditions }, cancellationToken);
            return true;
        }
        catch (RequestFailedException error) when (error.Status is 409 or 412)
        {
            return false;
        }
    }

    private async Task<T> ReadOrCreateAsync<T>(
        BlobContainerClient container,
        string name,
        Func<T> create,
        JsonTypeInfo<T> json,
        CancellationToken cancellationToken
    )
        where T : class
    {
        BlobClient blob = container.GetBlobClient($"{hostId}/{name}");
        if (await ReadAsync(blob, json, cancellationToken) is var (known, _))
        {
            return known;
        }

        T made = create();
        return await TryWriteAsync(blob, made, null, json, cancellationToken)
            ? made
            // Another host was quicker: its keys count.
            : (await ReadAsync(blob, json, cancellationToken))?.Keys
                ?? throw new InvalidDataException($"{Container}/{blob.Name} came and went.");
    }

    private static async Task<(T Keys, ETag Version)?> ReadAsync<T>(
        BlobClient blob,
        JsonTypeInfo<T> json,
        CancellationToken cancellationToken
    )
        where T : class
    {
        try
        {
            BlobDownloadResult download = (await blob.DownloadContentAsync(cancellationToken)).Value;
            ReadOnlyMemory<byte> content = download.Content.ToMemory();
            T? keys = JsonSerializer.Deserialize(content.Span.StartsWith(Utf8Mark) ? content.Span[Utf8Mark.Length..] : content.Span, json);
            return keys is null ? throw new JsonException("It is empty.") : (keys, download.Details.ETag);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return null;
        }
        catch (JsonException error)
        {
            throw new InvalidDataException(
                $"{Container}/{blob.Name} does not hold keys: {error.Message} Delete it, and new keys are made.",
                error
            );
        }
    }

    [JsonSourceGenerationOptions(WriteIndented = true)]
    [JsonSerializable(typeof(HostKeys))]
    [JsonSerializable(typeof(FunctionKeys))]
    private sealed partial class KeyJson : JsonSerializerContext;
}
