using Lucene.Net.Search;

namespace Pipeline.Catalog.Search;

/// <summary>Conditions that must hold together. Only text says something about relevance; no other condition adds to a score.</summary>
/// <param name="isScored">Whether hits are sorted by relevance.</param>
internal sealed class Conjunction(bool isScored)
{
    private readonly BooleanQuery _all = new(true);

    /// <summary>The query for everything that was required and excluded so far.</summary>
    public Query Query => _all;

    /// <summary>Requires a condition; null is none.</summary>
    /// <param name="condition">The condition.</param>
    public void Require(Query? condition)
    {
        if (condition is not null)
        {
            _all.Add(isScored ? new ConstantScoreQuery(condition) { Boost = 0 } : condition, Occur.MUST);
        }
    }

    /// <summary>Requires each of some conditions.</summary>
    /// <param name="conditions">The conditions.</param>
    public void RequireEach(IEnumerable<Query> conditions)
    {
        foreach (Query condition in conditions)
        {
            Require(condition);
        }
    }

    /// <summary>Requires one of some conditions; of none, nothing.</summary>
    /// <param name="conditions">The conditions.</param>
    public void RequireAny(IEnumerable<Query> conditions)
    {
        var any = new BooleanQuery(true);
        foreach (Query condition in conditions)
        {
            any.Add(condition, Occur.SHOULD);
        }

        Require(any.Clauses.Count > 0 ? any : null);
    }

    /// <summary>Requires text, the one condition that scores.</summary>
    /// <param name="text">What was compiled of it, for scoring or not; null is none.</param>
    public void RequireText(Query? text)
    {
        if (text is not null)
        {
            _all.Add(text, Occur.MUST);
        }
    }

    /// <summary>Excludes what meets any of some conditions.</summary>
    /// <param name="conditions">The conditions.</param>
    public void Exclude(IEnumerable<Query> conditions)
    {
        foreach (Query condition in conditions)
        {
            _all.Add(condition, Occur.MUST_NOT);
        }
    }
}
