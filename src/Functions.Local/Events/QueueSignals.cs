using Pipeline.Functions.Local.Azurite;

namespace Pipeline.Functions.Local.Events;

/// <summary>Wakes a queue's listener when Azurite's access log shows a new message, so that it need not wait for the next look.</summary>
internal static class QueueSignals
{
    /// <summary>Calls <paramref name="wake"/> with the name of every queue that gets a message.</summary>
    /// <returns>Dispose it to stop.</returns>
    public static IDisposable Connect(AzuriteServer azurite, Action<string> wake) =>
        azurite.AccessLog.Subscribe(request =>
        {
            if (request is { Method: "POST", Status: 201 } && QueueOf(request.Path) is { } queue)
            {
                wake(queue);
            }
        });

    // /account/queue/messages
    private static string? QueueOf(string path)
    {
        string[] parts = path.Split('/');
        return parts is [_, _, var queue, "messages"] ? queue : null;
    }
}
