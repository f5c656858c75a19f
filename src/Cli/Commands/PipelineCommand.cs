using System.CommandLine;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline</c>: every command there is.</summary>
internal static class PipelineCommand
{
    public static RootCommand Create()
    {
        var root = new RootCommand(
            "Pipeline: drop news articles into a container; ask who said what, when, where, and which outlet reported it."
        )
        {
            UpCommand.Create(),
            HostCommand.Create(),
            UploadCommand.Create(),
            WatchCommand.Create(),
            SearchCommand.Create(),
            QuotesCommand.Create(),
            EntitiesCommand.Create(),
            EntityCommand.Create(),
            TimelineCommand.Create(),
            NetworkCommand.Create(),
            ExportCommand.Create(),
            ShowCommand.Create(),
            StatusCommand.Create(),
            PoisonCommand.Create(),
            RetryCommand.Create(),
            IndexCommand.Create(),
            DeleteCommand.Create(),
            ExtractCommand.Create(),
            CompletionCommand.Create(),
        };
        HelpWithExamples.AddTo(root);
        return root;
    }
}
