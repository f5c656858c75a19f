using Spectre.Console;

namespace Pipeline.Cli.Output;

/// <summary>A list with its label in front, as the views of one thing are made of.</summary>
internal static class Labelled
{
    /// <summary>Writes the list in a line, unless it is empty.</summary>
    public static void Write(string label, IEnumerable<string> items)
    {
        string list = string.Join("; ", items);
        if (list.Length > 0)
        {
            AnsiConsole.MarkupLineInterpolated($"[dim]{label, -14}[/]{list}");
        }
    }
}
