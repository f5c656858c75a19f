namespace Pipeline.Functions.Local.Tests.Apps;

/// <summary>
/// One host for those tests of a class that ask it something and leave it as it was: a start costs more than all they do.
/// </summary>
public abstract class SharedHost(Func<Task<LocalFunctionsHost>> start) : IAsyncLifetime
{
    public LocalFunctionsHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await start();
        await StartedAsync();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Host.DisposeAsync();
    }

    /// <summary>What the tests find there.</summary>
    protected virtual Task StartedAsync() => Task.CompletedTask;
}
