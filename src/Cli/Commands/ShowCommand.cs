using System.CommandLine;
using Pipeline.Cli.Api;
using Pipeline.Cli.Output;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline show ID</c>: everything known about one article.</summary>
internal static class ShowCommand
{
    public static Command Create()
    {
        var api = new ApiOptions();
        var id = new Argument<string>("ID") { Description = "The article's id, as `pipeline search` lists it." };
        var text = new Option<bool>("--text") { Description = "Only the text of the article." };
        var command = new Command("show", "Show everything known about one article.") { id, text };
        api.AddTo(command);
        command.SetAction(async (arguments, cancellationToken) =>
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
                ArticleView.Write(await pipeline.GetAsync(route, Metadata.MetadataJsonContext.Readable.ArticleMetadata, cancellationToken));
            }

            return ExitCodes.Success;
        });
        return command;
    }
}
