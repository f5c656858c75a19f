using Pipeline.Functions.Local.Azurite;
using Pipeline.Functions.Local.Hosting.Invocation;
using Pipeline.Functions.Local.Hosting.Startup;

namespace Pipeline.Functions.Local.Testing;

/// <summary>Finds out, without guessing, when an app has nothing to do.</summary>
internal sealed class IdleWatch(FunctionTable table, HostActivity activity, TimeProvider time, AzuriteServer? azurite = null)
{
    private static readonly TimeSpan HiddenMessagePause = TimeSpan.FromMilliseconds(25);

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            // Whatever begins after this moment changes the version, so a quiet look at everything is a look at one moment.
            var version = activity.Version;
            await SeeAllRequestsAsync(cancellationToken);
            var more = false;
            foreach (var listener in table.ActiveListeners)
            {
                more |= await listener.CatchUpAsync(cancellationToken);
            }

            await activity.WaitUntilNothingInHandAsync(cancellationToken);
            if (!more && activity.Version == version)
            {
                return;
            }

            if (more)
            {
                await Task.Delay(HiddenMessagePause, time, cancellationToken);
            }
        }
    }

    /// <summary>Sends a request and waits for its line in the access log: the lines of all earlier requests came before it.</summary>
    private async Task SeeAllRequestsAsync(CancellationToken cancellationToken)
    {
        if (azurite is null)
        {
            return;
        }

        var marker = $"/{AzuriteServer.FirstAccount}/{Guid.NewGuid():n}";
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = azurite.AccessLog.Subscribe(request =>
        {
            if (request.Path == marker)
            {
                seen.TrySetResult();
            }
        });
        using var client = new HttpClient();
        using var response = await client.GetAsync(new Uri($"http://127.0.0.1:{azurite.Ports.Blob}{marker}"), cancellationToken);
        await seen.Task.WaitAsync(cancellationToken);
    }
}
