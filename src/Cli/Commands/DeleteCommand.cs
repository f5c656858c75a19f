using System.CommandLine;
using Pipeline.Cli.Api;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline delete ID…</c>: removes articles, their originals included.</summary>
internal static class DeleteCommand
{
    public static Command Create()
    {
        var api = new ApiOptions();
        var ids = new Argument<string[]>("ID")
        {
            Description = "The ids of articles, as `pipeline search` lists them.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new CommandWithExamples(
            "delete",
            "Delete articles: the uploaded file, its text and everything that finds it.",
            "ouqfxc5ycxfqfs7f"
        )
        {
            ids,
        };
        api.AddTo(command);
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                using PipelineApi pipeline = api.Open(arguments);
                int exitCode = ExitCodes.Success;
                foreach (string id in arguments.GetRequiredValue(ids))
                {
                    try
                    {
                        await pipeline.DoAsync(HttpMethod.Delete, "api/articles/" + Uri.EscapeDataString(id), cancellationToken);
                    }
                    catch (CommandFailedException failure)
                    {
                        await Console.Error.WriteLineAsync($"{id}: {failure.Message}");
                        // One that failed outweighs any that were not there.
                        exitCode = exitCode == ExitCodes.Failure ? exitCode : failure.ExitCode;
                    }
                }

                return exitCode;
            }
        );
        return command;
    }
}
