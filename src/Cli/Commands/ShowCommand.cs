using System.CommandLine;
using System.Text.Json;
using Pipeline.Catalog;
using Pipeline.Catalog.Queries;
using Pipeline.Cli.Api;
using Pipeline.Cli.Output;
using Pipeline.Metadata;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline show ID</c>: everything known about one article.</summary>
internal static class ShowCommand
{
    public static Command Create()
    {
        var api = new ApiOptions();
        var id = new Argument<string>("ID") { Description = "The article's id, as `pipeline search` lists it." };
        var text = new Option<bool>("--text") { Description = "Only the text of the article." };
        var command = new CommandWithExamples(
            "show",
            "Show everything known about one article.",
            "ouqfxc5ycxfqfs7f",
            "ouqfxc5ycxfqfs7f --text"
        )
        {
            id,
            text,
        };
        api.AddTo(command);
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                using PipelineApi pipeline = api.Open(arguments);
                string route = "api/articles/" + Uri.EscapeDataString(arguments.GetRequiredValue(id));
                if (arguments.GetValue(text))
                {
                    Console.WriteLine(await pipeline.GetTextAsync(route + "/text", cancellationToken));
                }
                else if (api.Json(arguments))
                {
                    Console.WriteLine(await pipeline.GetTextAsync(route, cancellationToken));
                }
                else
                {
                    Write(await pipeline.GetTextAsync(route, cancellationToken));
                }

                return ExitCodes.Success;
            }
        );
        return command;
    }

    // Of a batch the API gives what lists show, which says so; an article's document has no status.
    private static void Write(string json)
    {
        if (JsonSerializer.Deserialize(json, CliJsonContext.Readable.ShownStatus)?.Status == ArticleStatus.Batch)
        {
            BatchView.Write(JsonSerializer.Deserialize(json, CatalogJsonContext.Readable.ArticleSummary)!);
        }
        else
        {
            ArticleView.Write(JsonSerializer.Deserialize(json, MetadataJsonContext.Readable.ArticleMetadata)!);
        }
    }
}
