using Pipeline.Functions.Local.Azurite;

namespace Pipeline.Cli.Up;

/// <summary>The storage of a host on this machine: an Azurite that is started for it, unless one runs already.</summary>
/// <param name="Azurite">The Azurite that was started; null when another one is used.</param>
/// <param name="ConnectionString">The account.</param>
internal sealed record LocalStorage(AzuriteServer? Azurite, string ConnectionString) : IAsyncDisposable
{
    /// <summary>Azurite on its usual ports.</summary>
    public const string Usual = "UseDevelopmentStorage=true";

    /// <summary>Starts Azurite, on free ports when another program has the usual ones.</summary>
    /// <param name="folder">Where it keeps its data.</param>
    /// <param name="say">Told what happens, for a person who waits.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CommandFailedException">Azurite cannot be started; the message says why.</exception>
    public static async Task<LocalStorage> StartAsync(string folder, Action<string> say, CancellationToken cancellationToken)
    {
        var options = new AzuriteOptions
        {
            Location = folder,
            Ports = AzuritePorts.Default,
            Progress = say,
        };
        try
        {
            try
            {
                return Started(await AzuriteServer.StartAsync(options, cancellationToken), folder, say);
            }
            catch (AzuritePortInUseException taken) when (taken.IsAzurite)
            {
                say(
                    $"Azurite {taken.RunningVersion} runs already on port {taken.Port}: using it and its data, wherever they are; --data is not used."
                );
                return new LocalStorage(null, Usual);
            }
            catch (AzuritePortInUseException taken)
            {
                AzuriteServer azurite = await AzuriteServer.StartAsync(options with { Ports = AzuritePorts.Free }, cancellationToken);
                say(
                    $"Port {taken.Port} is in use by another program: Azurite has taken ports {azurite.Ports.Blob}, {azurite.Ports.Queue} and {azurite.Ports.Table}."
                );
                say($"Its connection string, for other tools: {azurite.ConnectionString}");
                return Started(azurite, folder, say);
            }
        }
        catch (AzuriteException exception)
        {
            throw new CommandFailedException(exception.Message);
        }
    }

    public ValueTask DisposeAsync() => Azurite?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static LocalStorage Started(AzuriteServer azurite, string folder, Action<string> say)
    {
        say($"Azurite keeps its data in {folder}.");
        return new LocalStorage(azurite, azurite.ConnectionString);
    }
}
