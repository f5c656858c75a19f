using System.CommandLine;
using System.Text.Json;
using Pipeline.Catalog;
using Pipeline.Catalog.Queries;
using Pipeline.Cli.Api;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline retry</c>: has the articles that failed too often tried again.</summary>
internal static class RetryCommand
{
    public static Command Create()
    {
        var api = new ApiOptions();
        var command = new CommandWithExamples("retry", "Try again what failed too often and lies in the poison queues.", "");
        api.AddTo(command);
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                using PipelineApi pipeline = api.Open(arguments);
                string answer = await pipeline.DoAsync(HttpMethod.Post, "api/poison/retry", cancellationToken);
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
            _ => $"{report.Retried:N0} tried again; {report.Failed:N0} failed at once and stay where they are. The app's log says why.",
        };
}
