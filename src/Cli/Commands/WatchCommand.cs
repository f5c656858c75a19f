using System.CommandLine;
using System.Runtime.CompilerServices;
using Pipeline.Catalog;
using Pipeline.Catalog.Queries;
using Pipeline.Cli.Api;
using Pipeline.Cli.Output;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline watch</c>: how ingestion goes on, until Ctrl-C.</summary>
internal static class WatchCommand
{
    public static Command Create()
    {
        var api = new ApiOptions();
        Option<int> every = WholeNumber.Option("--every", "Seconds between two looks.", least: 1, most: 3600, whenLeftOut: 1);
        var command = new CommandWithExamples(
            "watch",
            "Follow uploads on their way: what is indexed, rejected, waiting and failed, until Ctrl-C.",
            "",
            "--every 10 --json"
        )
        {
            every,
        };
        api.AddTo(command);
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                using PipelineApi pipeline = api.Open(arguments);
                var pause = TimeSpan.FromSeconds(arguments.GetValue(every));
                IAsyncEnumerable<StatusReport> reports = ReadAsync(pipeline, pause, cancellationToken);
                try
                {
                    if (api.Json(arguments))
                    {
                        await JsonLines.WriteAsync(reports, CatalogJsonContext.Readable.StatusReport, cancellationToken);
                    }
                    else
                    {
                        await IngestionLine.WriteAsync(reports, TimeProvider.System, cancellationToken);
                    }
                }
                catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                {
                    // Ctrl-C is how it ends.
                }

                return ExitCodes.Success;
            }
        );
        return command;
    }

    // The first answer must come; one that fails later is waited out, since a watch goes on over restarts of the app.
    private static async IAsyncEnumerable<StatusReport> ReadAsync(
        PipelineApi pipeline,
        TimeSpan pause,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        yield return await pipeline.GetAsync("api/status", CatalogJsonContext.Readable.StatusReport, cancellationToken);
        using var timer = new PeriodicTimer(pause);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            StatusReport? report = null;
            try
            {
                report = await pipeline.GetAsync("api/status", CatalogJsonContext.Readable.StatusReport, cancellationToken);
            }
            catch (CommandFailedException)
            {
                // Perhaps it is up again at the next look.
            }

            if (report is not null)
            {
                yield return report;
            }
        }
    }
}
