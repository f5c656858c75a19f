using Pipeline.Catalog.Upkeep;
using Spectre.Console;

namespace Pipeline.Cli.Output;

/// <summary>Messages that failed too often, for reading.</summary>
internal static class PoisonView
{
    /// <summary>Writes each message: what it is about, when it failed for good, and how.</summary>
    public static void Write(PoisonList list)
    {
        foreach (PoisonMessage message in list.Items)
        {
            string tries = message.Tries is { } count ? $", tried {count:N0} times" : "";
            AnsiConsole.MarkupLineInterpolated($"[bold]{message.Blob ?? "a message of an unknown kind"}[/]");
            AnsiConsole.MarkupLineInterpolated($"  {message.Error ?? "The error is not known; the app's log has it."}");
            AnsiConsole.MarkupLineInterpolated($"  [dim]{message.Since:yyyy-MM-dd HH:mm}{tries}  {message.Queue}  {message.MessageId}[/]");
        }

        if (list.Items.Count == 0)
        {
            Console.Error.WriteLine("Nothing has failed.");
            return;
        }

        if (!list.Complete)
        {
            AnsiConsole.WriteLine("There are more, which come up when these are dealt with.");
        }

        AnsiConsole.MarkupLineInterpolated($"`pipeline retry` tries all of them again, `pipeline retry {list.Items[0].MessageId}` one.");
    }
}
