namespace Pipeline.Catalog.Index;

/// <summary>
/// Threads for work inside Lucene. Its reads block, and blocked threads of the pool would be missing for everything asynchronous;
/// so it gets threads of its own, a bounded number, and who waits for one waits without a thread.
/// </summary>
internal sealed class SearchThreads : IDisposable
{
    private const int Most = 32;
    private readonly SemaphoreSlim _free = new(Most, Most);

    /// <summary>Runs some work on a thread of its own.</summary>
    /// <typeparam name="T">What it results in.</typeparam>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Stops the wait for a thread.</param>
    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            return await Task.Factory.StartNew(work, cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();
}
