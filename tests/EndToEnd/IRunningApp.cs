namespace Pipeline.EndToEnd.Tests;

/// <summary>The function app that the tests talk to: in this process, or somewhere else.</summary>
internal interface IRunningApp : IAsyncDisposable
{
    /// <summary>Where its HTTP functions are, with a slash at the end.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Its storage account.</summary>
    public string StorageConnectionString { get; }

    /// <summary>Tells the app of an upload, where nothing else does.</summary>
    /// <param name="name">The blob's name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task AnnounceAsync(string name, CancellationToken cancellationToken);

    /// <summary>Waits until all that was uploaded or put on a queue has been dealt with.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task WaitUntilIdleAsync(CancellationToken cancellationToken);
}
