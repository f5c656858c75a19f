using Pipeline.Catalog.Queries;
using Spectre.Console;

namespace Pipeline.Cli.Output;

/// <summary>A network for reading: its pairs of names, those together most often first.</summary>
internal static class NetworkView
{
    private const int MostPairs = 40;

    /// <summary>Writes the pairs, or that there is none.</summary>
    public static void Write(Network network)
    {
        if (network.Nodes.Count == 0)
        {
            Console.Error.WriteLine("No two names appear together often enough. --min-articles 1 is the least.");
            return;
        }

        var names = network.Nodes.ToDictionary(node => node.Id, node => node.Name, StringComparer.Ordinal);
        Table table = new Table().Border(TableBorder.Simple).AddColumns("Name", "With");
        table.AddColumn(new TableColumn("Articles").RightAligned()).AddColumn(new TableColumn("Than by chance").RightAligned());
        foreach (NetworkEdge edge in network.Edges.Take(MostPairs))
        {
            table.AddRow(
                new Text(names[edge.Source]),
                new Text(names[edge.Target]),
                new Text($"{edge.Articles:N0}"),
                new Text($"{edge.Significance:N1} ×")
            );
        }

        AnsiConsole.Write(table);
        string left = network.Edges.Count > MostPairs ? $", the first {MostPairs} shown; --json has all" : "";
        AnsiConsole.MarkupLineInterpolated(
            $"[dim]{network.Nodes.Count:N0} names, {network.Edges.Count:N0} pairs{left}, in {network.Total:N0} articles.[/]"
        );
    }
}
