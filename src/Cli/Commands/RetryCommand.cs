using System.CommandLine;
using System.Text.Json;
using Pipeline.Catalog;
using Pipeline.Catalog.Queries;
using Pipeline.Cli.Api;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline retry</c>: has what failed too often tried again.</summary>
internal static class RetryCommand
{
    public static Command Create()
    {
        var api = new ApiOptions();
        var ids = new Argument<string[]>("ID")
        {
            Description = "The ids of messages, as `pipeline poison` lists them; everything that failed when left out.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new CommandWithExamples(
            "retry",
            "Try again what failed too often and lies in the poison queues.",
            "",
            "3f0a6f1c-5c1e-4a55-9a53-0d9c3f1b7a10"
        )
        {
            ids,
        };
        api.AddTo(command);
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                using PipelineApi pipeline = api.Open(arguments);
                var route = new RouteQuery("api/poison/retry");
                foreach (string id in arguments.GetValue(ids) ?? [])
                {
                    route.With("id", id);
                }

                string answer = await pipeline.DoAsync(HttpMethod.Post, route.ToString(), cancellationToken);
                RetryReport report =
                    JsonSerializer.Deserialize(answer, CatalogJsonContext.Readable.RetryReport)
                    ?? throw new CommandFailedException($"{pipeline.Address} answered with an empty document: is it a pipeline?");
                Console.WriteLine(api.Json(arguments) ? answer : Describe(report));
                return report.Failed == 0 ? ExitCodes.Success : ExitCodes.Failure;
            }
        );
        return command;
    }

    private static string Describe(RetryReport report) =>
        report switch
        {
            (0, 0) => "Nothing has failed.",
            (_, 0) => $"{report.Retried:N0} tried again. `pipeline status` shows what becomes of them.",
            _ => $"{report.Retried:N0} tried again; {report.Failed:N0} failed at once and stay where they are. `pipeline poison` says why.",
        };
}
