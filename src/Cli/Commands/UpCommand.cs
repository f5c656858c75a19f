using System.CommandLine;
using Pipeline.Cli.Up;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline up</c>: the whole pipeline on this machine, until Ctrl-C.</summary>
internal static class UpCommand
{
    public static Command Create()
    {
        var local = new LocalOptions(
            port: "The port of the page and the HTTP API.",
            data: "The folder that keeps uploaded articles and the index between runs.",
            storage: "The connection string of a storage account to use instead of an Azurite in --data; "
                + "UseDevelopmentStorage=true is the Azurite that runs already."
        );
        var open = new Option<bool>("--open") { Description = "Open the page in the browser." };
        var noSeeds = new Option<bool>("--no-seeds") { Description = "Do not upload the sample articles into an empty container." };
        var verbose = new Option<bool>("--verbose") { Description = "Show the log of the function app, a line for each invocation." };
        var command = new CommandWithExamples(
            "up",
            "Run the pipeline on this machine: Azurite and the function app, until Ctrl-C.",
            "",
            "--open",
            "--data ~/archive-index --port 8080"
        );
        local.AddTo(command);
        command.Add(open);
        command.Add(noSeeds);
        command.Add(verbose);
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                int port = local.Port(arguments);
                await LocalPipeline.EnsureFreeAsync(port, cancellationToken);
                await using LocalStorage storage = await local.StartStorageAsync(arguments, cancellationToken);
                await using LocalPipeline pipeline = await LocalPipeline.StartAsync(
                    storage,
                    port,
                    arguments.GetValue(verbose),
                    cancellationToken
                );
                Welcome.WriteAddress(pipeline.Address);
                if (arguments.GetValue(open) && await Browser.OpenAsync(pipeline.Address, cancellationToken) is { } problem)
                {
                    await Console.Error.WriteLineAsync($"No browser could be opened: {problem}. Open {pipeline.Address} yourself.");
                }

                await Welcome.WriteAsync(pipeline, uploadSeeds: !arguments.GetValue(noSeeds), cancellationToken);
                await pipeline.RunUntilStoppedAsync(cancellationToken);
                return ExitCodes.Success;
            }
        );
        return command;
    }
}
