using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Pipeline.Functions.Local.Hosting.Blobs;

/// <summary>
/// Notes which version of its blob a function read, from the answer to the function's own download. So a receipt names exactly the
/// version that was processed, and costs no request to find out.
/// </summary>
internal sealed class BlobReads : HttpPipelinePolicy
{
    private readonly AsyncLocal<Watch?> _current = new();

    /// <summary>Watches for reads of a blob in this asynchronous flow.</summary>
    /// <param name="blob">The blob's address.</param>
    public Watch Begin(Uri blob) => _current.Value = new Watch(blob.AbsolutePath);

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        Note(message);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        ProcessNext(message, pipeline);
        Note(message);
    }

    private void Note(HttpMessage message)
    {
        if (_current.Value is { } watch && message.HasResponse && message.Response.Status is 200 or 206
            && (message.Request.Method == RequestMethod.Get || message.Request.Method == RequestMethod.Head)
            && !message.Request.Uri.Query.Contains("comp=", StringComparison.Ordinal)
            && message.Request.Uri.ToUri().AbsolutePath == watch.Path
            && message.Response.Headers.ETag is { } etag)
        {
            watch.See(etag);
        }
    }

    /// <summary>The reads of one invocation.</summary>
    internal sealed class Watch(string path)
    {
        private string? _etag;

        public string Path { get; } = path;

        /// <summary>The version read first; null when the function read nothing.</summary>
        public ETag? ETag => Volatile.Read(ref _etag) is { } etag ? new ETag(etag) : null;

        // The first version counts: if a later read saw a newer one, that one gets an invocation of its own.
        public void See(ETag etag) => Interlocked.CompareExchange(ref _etag, etag.ToString("H"), null);
    }
}
