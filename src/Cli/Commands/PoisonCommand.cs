using System.CommandLine;
using Pipeline.Catalog;
using Pipeline.Catalog.Upkeep;
using Pipeline.Cli.Api;
using Pipeline.Cli.Output;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline poison</c>: what failed too often, and why.</summary>
internal static class PoisonCommand
{
    public static Command Create()
    {
        var api = new ApiOptions();
        var command = new CommandWithExamples(
            "poison",
            "List what failed too often: which upload, how, when and how many times it was tried.",
            "",
            "--json"
        );
        api.AddTo(command);
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                using PipelineApi pipeline = api.Open(arguments);
                PoisonList list = await pipeline.GetAsync("api/poison", CatalogJsonContext.Readable.PoisonList, cancellationToken);
                if (api.Json(arguments))
                {
                    await JsonLines.WriteAsync(
                        list.Items.ToAsyncEnumerable(),
                        CatalogJsonContext.Readable.PoisonMessage,
                        cancellationToken
                    );
                }
                else
                {
                    PoisonView.Write(list);
                }

                return list.Items.Count > 0 ? ExitCodes.Success : ExitCodes.NothingFound;
            }
        );
        return command;
    }
}
