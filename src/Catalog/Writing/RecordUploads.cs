namespace Pipeline.Catalog.Writing;

/// <summary>Uploads under way at once: so many, and so many bytes, that memory does not depend on the size of what is uploaded.</summary>
internal sealed class RecordUploads : IAsyncDisposable
{
    private const int MostUploads = 16;
    private const long MostBytes = 32 * 1024 * 1024;

    private readonly List<(Task Upload, long Bytes)> _running = [];
    private long _bytes;

    /// <summary>Starts an upload as soon as there is room for it. What fails is thrown here or by <see cref="EndAsync"/>.</summary>
    /// <param name="bytes">How many bytes it holds.</param>
    /// <param name="start">Starts it.</param>
    public async Task AddAsync(long bytes, Func<Task> start)
    {
        while (_running.Count >= MostUploads || (_running.Count > 0 && _bytes + bytes > MostBytes))
        {
            await Task.WhenAny(_running.Select(static running => running.Upload));
            await TakeEndedAsync();
        }

        _running.Add((start(), bytes));
        _bytes += bytes;
    }

    /// <summary>Waits for all uploads, also when one fails.</summary>
    public async Task EndAsync()
    {
        var all = Task.WhenAll(_running.Select(static running => running.Upload));
        _running.Clear();
        _bytes = 0;
        await all;
    }

    /// <summary>Waits for what still runs when something else has failed, whose error is the one to tell.</summary>
    public async ValueTask DisposeAsync() => await EndAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task TakeEndedAsync()
    {
        for (int i = _running.Count - 1; i >= 0; i--)
        {
            (Task upload, long bytes) = _running[i];
            if (!upload.IsCompleted)
            {
                continue;
            }

            _running.RemoveAt(i);
            _bytes -= bytes;
            await upload;
        }
    }
}
