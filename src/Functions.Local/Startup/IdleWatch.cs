using Azure;
using Pipeline.Functions.Local.Azurite;
using Pipeline.Functions.Local.Events;
using Pipeline.Functions.Local.Settings;
using Pipeline.Functions.Local.Storage;

namespace Pipeline.Functions.Local.Startup;

/// <summary>Finds out, without guessing, when an app has nothing to do.</summary>
internal sealed class IdleWatch(
    FunctionApp app,
    FunctionTable table,
    StorageConnections connections,
    HostActivity activity,
    IReadOnlyList<BlobEvents> events,
    Action<string> wake,
    AzuriteServer? azurite
)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            // Whatever begins after this moment changes the version, so a quiet look at everything is a look at one moment.
            long version = activity.Version;
            await SeeAllRequestsAsync(cancellationToken);
            foreach (BlobEvents source in events)
            {
                await source.CatchUpAsync(cancellationToken);
            }

            await activity.WaitUntilNothingInHandAsync(cancellationToken);
            if (!await HaveMessagesAsync(cancellationToken) && activity.Version == version)
            {
                return;
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    private async Task<bool> HaveMessagesAsync(CancellationToken cancellationToken)
    {
        var expressions = new BindingExpressions(app.Configuration);
        IEnumerable<(string? Connection, string Name)> queues = table
            .Active.Where(function => function.TriggerType.Equals("queueTrigger", StringComparison.OrdinalIgnoreCase))
            .Select(function =>
                (
                    Connection: HostedFunction.ConnectionOf(function.Trigger),
                    Name: expressions.Resolve((string)function.Trigger["queueName"]!)
                )
            )
            .Append((Connection: null, Name: LeftOverEvents.QueueOf(app)));
        bool any = false;
        foreach ((string? connection, string name) in queues)
        {
            if (await CountAsync(connection, name, cancellationToken) > 0)
            {
                wake(name);
                any = true;
            }
        }

        return any;
    }

    /// <returns>The messages of a queue, hidden ones included.</returns>
    private async Task<int> CountAsync(string? connection, string queue, CancellationToken cancellationToken)
    {
        try
        {
            return (await connections.Get(connection).Queues.GetQueueClient(queue).GetPropertiesAsync(cancellationToken))
                .Value
                .ApproximateMessagesCount;
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return 0;
        }
    }

    /// <summary>Sends a request and waits for its line in the access log: the lines of all earlier requests came before it.</summary>
    private async Task SeeAllRequestsAsync(CancellationToken cancellationToken)
    {
        if (azurite is null)
        {
            return;
        }

        string marker = $"/{AzuriteServer.FirstAccount}/{Guid.NewGuid():n}";
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using IDisposable subscription = azurite.AccessLog.Subscribe(request =>
        {
            if (request.Path == marker)
            {
                seen.TrySetResult();
            }
        });
        using var client = new HttpClient();
        using HttpResponseMessage response = await client.GetAsync(
            new Uri($"http://127.0.0.1:{azurite.Ports.Blob}{marker}"),
            cancellationToken
        );
        await seen.Task.WaitAsync(cancellationToken);
    }
}
