using Pipeline.Articles;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Search.Language;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Search.Snippets;

/// <summary>
/// Shows why a query found an article: passages of its headline and text in which the words and names of the query occur.
/// </summary>
internal sealed class SnippetMaker
{
    /// <summary>How many passages an article has at most.</summary>
    public const int Most = 3;

    private readonly WordFinder _words;
    private readonly int _wordConditions;
    private readonly IReadOnlyList<NameFinder> _names;

    private SnippetMaker(IReadOnlyList<WordSequence> words, IReadOnlyList<NameFinder> names)
    {
        _words = new WordFinder(words);
        _wordConditions = words.Count;
        _names = names;
    }

    /// <summary>A maker for a query; null when the query looks for nothing that could be shown.</summary>
    /// <param name="filter">The query.</param>
    public static SnippetMaker? For(ArticleFilter filter)
    {
        var visible = Visible.Of(filter.Text, QueryFields.OfArticles);
        List<WordSequence> words = [.. visible.Words];
        List<NameValue> names = [.. visible.Names];
        names.AddRange(
            filter
                .Names.Where(static name => !name.IsExcluded)
                .Select(static name => new NameValue(name.Facet, IndexValue.Of(name.Value), IsPrefix: false))
        );

        // No document says where its key phrases stand: they are looked for as words.
        words.AddRange(
            names
                .Where(static name => name.Field == Facet.Keyword)
                .Select(static name => Visible.WordsOf(name.Value))
                .OfType<WordSequence>()
        );
        names.RemoveAll(static name => name.Field is Facet.Keyword or Facet.Language);
        return words.Count + names.Count == 0 ? null : new SnippetMaker(words, [.. names.Select(static name => new NameFinder(name))]);
    }

    /// <summary>Marks the words of a query in a text; null when the query has none.</summary>
    /// <param name="query">The query, in the language of <c>q</c>; null is none.</param>
    public static WordFinder? MarkerFor(string? query) =>
        Visible.Of(query, QueryFields.OfQuotations).Words is { Count: > 0 } words ? new WordFinder(words) : null;

    /// <summary>The passages, best first.</summary>
    /// <param name="article">The article.</param>
    public IReadOnlyList<Snippet> Of(ArticleMetadata article)
    {
        var snippets = new List<Snippet>(Most);
        if (article.Headline is { } headline)
        {
            var found = new List<Found>();
            _words.Find(headline.AsMemory(), static word => word.Field is null or IndexFields.Headline, found);
            if (found.Count > 0)
            {
                snippets.Add(new Snippet(SnippetField.Headline, 0, headline.Length, headline, WordFinder.Marks(found, 0)));
            }
        }

        snippets.AddRange(Passages.Best(article.Text, FindInText(article), Most - snippets.Count));
        return snippets;
    }

    private List<Found> FindInText(ArticleMetadata article)
    {
        var found = new List<Found>();
        _words.Find(article.Text.AsMemory(), static word => word.Field is null, found);
        TextSpan lead = ArticleDocuments.LeadOf(article);
        int before = found.Count;
        _words.Find(article.Text.AsMemory(lead.Start, lead.Length), static word => word.Field == IndexFields.Lead, found);
        for (int i = before; i < found.Count; i++)
        {
            found[i] = found[i] with { Start = found[i].Start + lead.Start, End = found[i].End + lead.Start };
        }

        for (int i = 0; i < _names.Count; i++)
        {
            int condition = _wordConditions + i;
            found.AddRange(_names[i].Find(article).Select(span => new Found(span.Start, span.End, condition)));
        }

        // Whatever wrote the document: a span that is not in the text is not shown.
        found.RemoveAll(one => one.Start < 0 || one.End > article.Text.Length || one.Start >= one.End);
        RemoveRepeatedHeadline(article, found);
        return found;
    }

    // The headline is shown as such, not once more as a line of the text.
    private static void RemoveRepeatedHeadline(ArticleMetadata article, List<Found> found)
    {
        foreach (Block block in article.Blocks)
        {
            if (
                block.Kind == BlockKind.Heading
                && block.Start >= 0
                && block.End <= article.Text.Length
                && article.Text.AsSpan(block.Start, block.Length).SequenceEqual(article.Headline)
            )
            {
                found.RemoveAll(one => one.Start >= block.Start && one.End <= block.End);
            }
        }
    }
}
