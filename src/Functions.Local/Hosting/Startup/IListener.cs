using Pipeline.Functions.Local.Hosting.Invocation;

namespace Pipeline.Functions.Local.Hosting.Startup;

/// <summary>Waits for the events of one function and runs it.</summary>
internal interface IListener
{
    /// <summary>The function.</summary>
    public string Function { get; }

    /// <summary>
    /// Ends when it listens: its queue or container is there, and what waited for it has been found. Fails when storage could not be
    /// reached at first; the listener then still tries again.
    /// </summary>
    public Task Ready { get; }

    /// <summary>Begins to listen; returns at once.</summary>
    public void Start();

    /// <summary>Takes no more work, and waits for the work in hand.</summary>
    /// <param name="cancellationToken">When to stop waiting and cancel the work in hand.</param>
    public Task StopAsync(CancellationToken cancellationToken);

    /// <summary>Looks for work at once, and returns when it knows all that was there when it was called.</summary>
    /// <param name="cancellationToken">Gives up looking.</param>
    /// <returns>Whether there may be more to come: messages that are hidden for now.</returns>
    public Task<bool> CatchUpAsync(CancellationToken cancellationToken);

    /// <summary>Makes the event of a run that someone asked for by hand.</summary>
    /// <param name="input">What the event is about, as the admin API takes it: a message, or <c>container/blob</c>.</param>
    public Trigger CreateTrigger(string input);
}
