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
    /// Writes a line for each query, as documents have it: for each size the time of the first page in milliseconds and in bare requests, the
    /// time of the next pages, and requests.
    /// </summary>
    public void Write()
    {
        foreach ((string query, List<QueryFigure> figures) in _queries)
        {
            IEnumerable<string> cells = figures.Select(static figure =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{figure.Milliseconds:0.0} | {figure.Milliseconds / figure.Bare:0.0} | {figure.Next:0.0} | {figure.Requests}"
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
}

/// <summary>What a query took.</summary>
/// <param name="Articles">How many articles there were.</param>
/// <param name="Milliseconds">The median of the first page, asked for again and again.</param>
/// <param name="Bare">The median of one request for a row.</param>
/// <param name="Next">The median of the pages after it, whose rows no page has shown; null when there are none.</param>
/// <param name="Requests">How many storage requests a page made at most.</param>
internal sealed record QueryFigure(int Articles, double Milliseconds, double Bare, double? Next, int Requests);
