using System.CommandLine;
using Pipeline.Cli.Api;
using Pipeline.Cli.Up;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline up</c>: the whole pipeline on this machine, until Ctrl-C.</summary>
internal static class UpCommand
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data")
        {
            Description = "The folder that keeps uploaded articles and the index between runs.",
            DefaultValueFactory = _ => new DirectoryInfo(Path.Combine(Directory.GetCurrentDirectory(), ".pipeline")),
        };
        Option<int> port = WholeNumber.Option(
            "--port",
            "The port of the HTTP API.",
            least: 1,
            most: 65535,
            whenLeftOut: PipelineApi.LocalAddress.Port
        );
        var noSeeds = new Option<bool>("--no-seeds") { Description = "Do not upload the sample articles into an empty container." };
        var verbose = new Option<bool>("--verbose") { Description = "Show the log of the function app, a line for each invocation." };
        var command = new CommandWithExamples(
            "up",
            "Run the pipeline on this machine: Azurite and the function app, until Ctrl-C.",
            "",
            "--data ~/archive-index --port 8080"
        )
        {
            data,
            port,
            noSeeds,
            verbose,
        };
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                await using LocalPipeline pipeline = await LocalPipeline.StartAsync(
                    arguments.GetRequiredValue(data).FullName,
                    arguments.GetValue(port),
                    arguments.GetValue(verbose),
                    Console.WriteLine,
                    cancellationToken
                );
                await Welcome.WriteAsync(pipeline, uploadSeeds: !arguments.GetValue(noSeeds), cancellationToken);
                await pipeline.RunUntilStoppedAsync(cancellationToken);
                return ExitCodes.Success;
            }
        );
        return command;
    }
}
