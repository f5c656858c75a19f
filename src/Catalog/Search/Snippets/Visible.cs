using Pipeline.Catalog.Search.Language;

namespace Pipeline.Catalog.Search.Snippets;

/// <summary>What of a query can be seen in what it finds: its words and names, without what it excludes.</summary>
/// <param name="Words">The words.</param>
/// <param name="Names">The names.</param>
internal sealed record Visible(IReadOnlyList<WordSequence> Words, IReadOnlyList<NameValue> Names)
{
    /// <summary>Reads a query that has been checked.</summary>
    /// <param name="text">The query, in the language of <c>q</c>; null is none.</param>
    /// <param name="fields">The fields there are.</param>
    public static Visible Of(string? text, QueryFields fields)
    {
        var words = new List<WordSequence>();
        var names = new List<NameValue>();
        if (text is not null && QueryParser.TryParse(text, fields, out QueryNode? query, out _))
        {
            Collect(query, words, names);
        }

        return new Visible(words, names);
    }

    /// <summary>A name as words in sequence; null when it has none.</summary>
    /// <param name="name">The name.</param>
    public static WordSequence? WordsOf(string name) =>
        QueryParser.TermsOf(name) is { Count: > 0 } terms ? new WordSequence(null, terms, WordMatch.Whole, 0) : null;

    private static void Collect(QueryNode node, List<WordSequence> words, List<NameValue> names)
    {
        switch (node)
        {
            case AllOf all:
                CollectAll(all.Parts, words, names);
                break;
            case AnyOf any:
                CollectAll(any.Parts, words, names);
                break;
            case WordSequence sequence:
                words.Add(sequence);
                break;
            case NameValue name:
                names.Add(name);
                break;
        }
    }

    private static void CollectAll(IEnumerable<QueryNode> nodes, List<WordSequence> words, List<NameValue> names)
    {
        foreach (QueryNode node in nodes)
        {
            Collect(node, words, names);
        }
    }
}
