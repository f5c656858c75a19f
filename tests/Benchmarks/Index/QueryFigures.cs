using System.Globalization;
using Pipeline.Benchmarks.Hosting;

namespace Pipeline.Benchmarks.Index;

/// <summary>What queries took with archives of several sizes.</summary>
internal sealed class QueryFigures
{
    private readonly Dictionary<string, List<QueryFigure>> _queries = new(StringComparer.Ordinal);

    /// <summary>Adds a figure.</summary>
    /// <param name="query">The query.</param>
    /// <param name="figure">What it took.</param>
    public void Add(string query, QueryFigure figure)
    {
        if (!_queries.TryGetValue(query, out List<QueryFigure>? figures))
        {
            _queries[query] = figures = [];
        }

        figures.Add(figure);
    }

    /// <summary>
    /// Writes two tables, as documents have them: everything about the largest archive, and what grows with the archive.
    /// </summary>
    public void Write()
    {
        foreach ((string query, List<QueryFigure> figures) in _queries)
        {
            QueryFigure last = figures[^1];
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| `{query}` | {Marked(last)} | {last.Wanted} | {last.Milliseconds / last.Bare:0.0} | "
                        + $"{last.Next?.ToString("0.0", CultureInfo.InvariantCulture) ?? "–"} | {last.Requests} | {last.First:#,0} |"
                )
            );
        }

        Console.WriteLine();
        foreach ((string query, List<QueryFigure> figures) in _queries)
        {
            IEnumerable<string> cells = figures.Select(static figure =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{figure.Milliseconds:0.0} | {figure.Milliseconds / figure.Bare:0.0} | {figure.Requests}"
                )
            );
            Console.WriteLine($"| `{query}` | {string.Join(" | ", cells)} |");
        }

        if (_queries.Values.All(static figures => figures.Count > 1))
        {
            double most = _queries.Values.Max(static figures => (double)figures[^1].Requests / figures[0].Requests);
            Verdict.Write(most <= 1.2, $"storage requests, largest archive beside smallest: at most {most:N2} times", "1.2 times");
        }
    }

    private static string Marked(QueryFigure figure)
    {
        string time = figure.Milliseconds.ToString("0.0", CultureInfo.InvariantCulture);
        return figure.Milliseconds > figure.Wanted ? $"**{time}**" : time;
    }
}

/// <summary>What a query took.</summary>
/// <param name="Articles">How many articles there were.</param>
/// <param name="First">The first request of all.</param>
/// <param name="Milliseconds">The median of the first page, asked for again and again.</param>
/// <param name="Wanted">What it may take.</param>
/// <param name="Bare">The median of one request for a row.</param>
/// <param name="Next">The median of the pages after it, whose rows no page has shown; null when there are none.</param>
/// <param name="Requests">How many storage requests a page made at most.</param>
internal sealed record QueryFigure(int Articles, double First, double Milliseconds, double Wanted, double Bare, double? Next, int Requests);
