using Lucene.Net.Index;

namespace Pipeline.Catalog.Search;

/// <summary>How much more frequent values are among results than in the whole archive.</summary>
/// <param name="view">What is searched.</param>
/// <param name="all">The term that every document of the kind has that is counted.</param>
/// <param name="total">How many results there are.</param>
internal sealed class Significance(ArchiveView view, Term all, int total)
{
    private readonly double _all = Math.Max(view.DocumentsWith(all), total);

    /// <summary>How many times more frequent a value is.</summary>
    /// <param name="field">The facet's field.</param>
    /// <param name="value">The value, and how many results have it.</param>
    /// <remarks>
    /// Among the whole archive a name counts by every form it is found by, and what was deleted is counted until it is merged away: a
    /// proportion that is near enough to compare with.
    /// </remarks>
    public double Of(string field, KeyValuePair<string, int> value)
    {
        double everywhere = Math.Max(view.DocumentsWith(new Term(field, value.Key)), value.Value);
        return Math.Round((double)value.Value / total / (everywhere / _all), 2);
    }
}
