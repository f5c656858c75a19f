using System.Text;

namespace Pipeline.Catalog.Index;

/// <summary>
/// The postings of one article, as terms (<see cref="RowKeys.Term"/>): each once, in the order they were added. Bounded, so that an article with
/// endless names stays one article row and a bounded number of transactions; what did not fit is counted.
/// </summary>
internal sealed class PostingSet
{
    /// <summary>How many postings an article may have.</summary>
    public const int MaxCount = 2000;

    /// <summary>How long the terms may be together in UTF-8, separators included: they are kept in one binary property of the article row.</summary>
    public const int MaxBytes = 48 * 1024;

    private readonly List<string> _terms = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly string _invertedDate;
    private int _bytes;

    /// <summary>Begins the postings of an article.</summary>
    /// <param name="day">The day the article is sorted under.</param>
    public PostingSet(DateOnly day) => _invertedDate = SortKey.Invert(day);

    /// <summary>The terms.</summary>
    public IReadOnlyList<string> Terms => _terms;

    /// <summary>How many postings were left out because the article has too many.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Adds one posting, unless it is there already or has no value.</summary>
    /// <param name="facet">One of <see cref="Facet"/>.</param>
    /// <param name="name">The name, as the article writes it.</param>
    public void Add(string facet, string? name)
    {
        if (name is null)
            return;
        string value = IndexValue.Of(name);
        if (value.Length == 0)
            return;

        string term = RowKeys.Term(facet, value, _invertedDate);
        if (_known.Contains(term))
            return;
        int bytes = Encoding.UTF8.GetByteCount(term) + 1;
        if (_terms.Count == MaxCount || _bytes + bytes > MaxBytes)
        {
            LeftOut++;
            return;
        }

        _bytes += bytes;
        _known.Add(term);
        _terms.Add(term);
    }

    /// <summary>Adds several postings.</summary>
    /// <param name="facet">One of <see cref="Facet"/>.</param>
    /// <param name="names">The names.</param>
    public void AddAll(string facet, IEnumerable<string> names)
    {
        foreach (string name in names)
            Add(facet, name);
    }
}
