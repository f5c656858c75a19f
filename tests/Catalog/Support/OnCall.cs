using Azure.Core;

namespace Pipeline.Catalog.Tests.Support;

/// <summary>Does something once, before the first storage call of a kind.</summary>
/// <param name="isIt">Which kind.</param>
/// <param name="before">What to do. Its own calls are not watched.</param>
internal sealed class OnCall(Func<Request, bool> isIt, Func<Task> before) : StorageCallWatcher
{
    private int _done;

    /// <summary>Whether there was such a call.</summary>
    public bool HasHappened => _done > 0;

    public override async ValueTask BeforeAsync(Request request)
    {
        if (!isIt(request) || Interlocked.Exchange(ref _done, 1) > 0)
        {
            return;
        }

        Task doing;
        using (ExecutionContext.SuppressFlow())
        {
            doing = Task.Run(before);
        }

        await doing;
    }

    /// <summary>Whether a call publishes a commit of the index.</summary>
    public static bool IsPublish(Request request) =>
        request.Method == RequestMethod.Put
        && request.Uri.Path.EndsWith("/head", StringComparison.Ordinal)
        && !request.Uri.Query.Contains("comp=lease", StringComparison.Ordinal)
        && !request.Headers.Contains("If-None-Match"); // which only creates it
}
