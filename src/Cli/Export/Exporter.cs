using System.Net.Sockets;
using Pipeline.Cli.Api;

namespace Pipeline.Cli.Export;

/// <summary>Fetches an export to its end, over connections that break.</summary>
/// <param name="api">The API.</param>
/// <param name="route">Makes the route of the export, without its continuation.</param>
/// <param name="records">Takes what comes.</param>
/// <param name="clock">Waits between two tries.</param>
internal sealed class Exporter(PipelineApi api, Func<RouteQuery> route, ExportRecords records, TimeProvider clock)
{
    private const int Tries = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    /// <summary>Fetches what there is after the records that were taken already.</summary>
    /// <param name="target">Where it goes.</param>
    /// <param name="isCsv">Whether it is CSV.</param>
    /// <param name="broken">Told when a connection broke and is made again.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="CommandFailedException">The app refuses, or does not answer however often it is asked.</exception>
    public async Task RunAsync(Stream target, bool isCsv, Action<string> broken, CancellationToken cancellationToken)
    {
        for (int failures = 0; ; )
        {
            long before = records.Count;
            try
            {
                await FetchAsync(target, isCsv, cancellationToken);
                return;
            }
            catch (Exception exception) when (IsOutage(exception))
            {
                failures = records.Count > before ? 1 : failures + 1;
                if (failures == Tries || records.Count == 0)
                {
                    throw exception as CommandFailedException
                        ?? new CommandFailedException(
                            $"The export broke off ({exception.Message}). The same command with --resume goes on."
                        );
                }

                broken($"The connection broke after {records.Count:N0} records; going on.");
                await Task.Delay(FirstPause * Math.Pow(2, failures - 1), clock, cancellationToken);
            }
        }
    }

    // What the file cannot take is an IOException too, and no reason to try again.
    private static bool IsOutage(Exception exception) =>
        exception is HttpRequestException or HttpIOException or CommandFailedException { IsOutage: true }
        || exception is IOException { InnerException: SocketException };

    private async Task FetchAsync(Stream target, bool isCsv, CancellationToken cancellationToken)
    {
        string? continuation = records.Continuation;
        using HttpResponseMessage response = await api.OpenAsync(route().With("continuation", continuation).ToString(), cancellationToken);
        await using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await records.TakeAsync(body, target, skipFirst: isCsv && records.Count > 0, cancellationToken);
        await target.FlushAsync(cancellationToken);
    }
}
