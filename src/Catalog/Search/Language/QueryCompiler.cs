using Lucene.Net.Index;
using Lucene.Net.Search;
using Pipeline.Catalog.Index.Documents;

namespace Pipeline.Catalog.Search.Language;

/// <summary>Makes a query of the index of what somebody meant.</summary>
/// <param name="words">The field of words that no field was named for.</param>
/// <param name="headline">A field whose words count more for relevance; null for none.</param>
internal sealed class QueryCompiler(string words, string? headline)
{
    /// <summary>How much more a word of the headline says about an article than one of the text.</summary>
    private const float HeadlineBoost = 3;

    /// <summary>
    /// The first letters of a loosely compared word that must be right: without any, every word of the archive would be compared.
    /// </summary>
    private const int FuzzyPrefix = 1;

    /// <summary>Queries for articles.</summary>
    public static QueryCompiler OfArticles { get; } = new(IndexFields.Words, IndexFields.Headline);

    /// <summary>Queries for quotations.</summary>
    public static QueryCompiler OfQuotations { get; } = new(IndexFields.QuotationWords, null);

    /// <summary>Makes the query.</summary>
    /// <param name="node">What is meant.</param>
    /// <param name="isScored">Whether hits are sorted by relevance.</param>
    public Query Compile(QueryNode node, bool isScored) =>
        node switch
        {
            AllOf all => Conjunction(all, isScored),
            AnyOf any => Disjunction(any, isScored),
            NoneOf none => new BooleanQuery(true)
            {
                { new MatchAllDocsQuery(), Occur.MUST },
                { Compile(none.Part, false), Occur.MUST_NOT },
            },
            NameValue { IsPrefix: true } name => Constant(new PrefixQuery(new Term(name.Field, name.Value))),
            NameValue name => new TermQuery(new Term(name.Field, name.Value)),
            WordSequence { Field: null } sequence when isScored && headline is not null => new BooleanQuery(true)
            {
                { Sequence(words, sequence), Occur.MUST },
                { Boosted(Sequence(headline, sequence)), Occur.SHOULD },
            },
            WordSequence sequence => Sequence(sequence.Field ?? words, sequence),
            _ => throw new ArgumentOutOfRangeException(nameof(node), node, "Unknown condition."),
        };

    private BooleanQuery Conjunction(AllOf all, bool isScored)
    {
        var query = new BooleanQuery(true);
        foreach (QueryNode part in all.Parts)
        {
            if (part is NoneOf none)
            {
                query.Add(Compile(none.Part, false), Occur.MUST_NOT);
            }
            else
            {
                query.Add(Compile(part, isScored), Occur.MUST);
            }
        }

        if (all.Parts.All(static part => part is NoneOf))
        {
            query.Add(new MatchAllDocsQuery(), Occur.MUST); // Lucene finds nothing for what only excludes
        }

        return query;
    }

    private BooleanQuery Disjunction(AnyOf any, bool isScored)
    {
        var query = new BooleanQuery(true);
        foreach (QueryNode part in any.Parts)
        {
            query.Add(Compile(part, isScored), Occur.SHOULD);
        }

        return query;
    }

    private static Query Sequence(string field, WordSequence sequence)
    {
        var first = new Term(field, sequence.Terms[0]);
        switch (sequence.Match)
        {
            case WordMatch.Prefix:
                return Constant(new PrefixQuery(first));
            case WordMatch.Fuzzy:
                return Constant(new FuzzyQuery(first, sequence.Distance, Math.Min(FuzzyPrefix, first.Text.Length - 1)));
            default:
                if (sequence.Terms.Count == 1)
                {
                    return new TermQuery(first);
                }

                var phrase = new PhraseQuery { Slop = sequence.Distance };
                foreach (string term in sequence.Terms)
                {
                    phrase.Add(new Term(field, term));
                }

                return phrase;
        }
    }

    private static Query Boosted(Query query)
    {
        query.Boost = HeadlineBoost;
        return query;
    }

    /// <summary>Every word that matches counts, however many there are: no bound that would make results depend on the archive.</summary>
    private static MultiTermQuery Constant(MultiTermQuery query)
    {
        query.MultiTermRewriteMethod = MultiTermQuery.CONSTANT_SCORE_FILTER_REWRITE;
        return query;
    }
}
