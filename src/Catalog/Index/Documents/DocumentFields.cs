using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Pipeline.Catalog.Index.Documents;

/// <summary>Collects the fields of one document, each value once.</summary>
internal sealed class DocumentFields
{
    private static readonly FieldType Untokenised = Frozen(
        new FieldType
        {
            IsIndexed = true,
            IsTokenized = false,
            OmitNorms = true,
            IndexOptions = IndexOptions.DOCS_ONLY,
        }
    );
    private static readonly FieldType Positions = Frozen(
        new FieldType
        {
            IsIndexed = true,
            IsTokenized = true,
            IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS,
        }
    );
    private static readonly FieldType WholeNumber = Frozen(
        new FieldType
        {
            IsIndexed = true,
            IsTokenized = true,
            OmitNorms = true,
            IndexOptions = IndexOptions.DOCS_ONLY,
            NumericType = NumericType.INT32,
            NumericPrecisionStep = NumberStep,
        }
    );

    private readonly HashSet<(string Field, string Value)> _terms = [];
    private readonly HashSet<(string Field, string Key)> _values = [];

    /// <summary>Begins a document with what every document of an article's block has.</summary>
    /// <param name="article">The article.</param>
    /// <param name="toArticle">How many documents after this one the article's own stands.</param>
    public DocumentFields(IndexedArticle article, int toArticle)
    {
        var key = SortKey.Of(article.Day, article.Id);
        Raw(IndexFields.Id, article.Id);
        Number(IndexFields.Day, article.Day.DayNumber);
        Document.Add(new NumericDocValuesField(IndexFields.SortHigh, key.High));
        Document.Add(new NumericDocValuesField(IndexFields.SortLow, key.Low));
        Document.Add(new NumericDocValuesField(IndexFields.Version, IndexFields.VersionOf(article.Version)));
        Document.Add(new NumericDocValuesField(IndexFields.ToArticle, toArticle));
        Document.Add(new NumericDocValuesField(IndexFields.Uploaded, article.Uploaded.ToUnixTimeMilliseconds()));
    }

    /// <summary>How many bits one step of a number's terms has: what a query for a range of them must say too.</summary>
    public const int NumberStep = 8;

    /// <summary>The document.</summary>
    public Document Document { get; } = [];

    /// <summary>Adds a term as it is.</summary>
    /// <param name="field">The field.</param>
    /// <param name="term">The term, not empty and not long.</param>
    public void Raw(string field, string term)
    {
        if (_terms.Add((field, term)))
        {
            Document.Add(new Field(field, term, Untokenised));
        }
    }

    /// <summary>Adds a name as a term, folded; nothing where nothing is left of it.</summary>
    /// <param name="field">The field.</param>
    /// <param name="name">The name as written.</param>
    public void Term(string field, string? name)
    {
        if (name is not null && IndexValue.Of(name) is { Length: > 0 } term)
        {
            Raw(field, term);
        }
    }

    /// <summary>Adds names as terms.</summary>
    /// <param name="field">The field.</param>
    /// <param name="names">The names as written.</param>
    public void Terms(string field, IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            Term(field, name);
        }
    }

    /// <summary>Adds a name to be counted.</summary>
    /// <param name="field">The field.</param>
    /// <param name="name">The name as written; null is none.</param>
    public void Counted(string field, string? name)
    {
        if (name is not null && IndexValue.Of(name) is { Length: > 0 } key && _values.Add((field, key)))
        {
            Document.Add(new SortedSetDocValuesField(field, new BytesRef(key)));
        }
    }

    /// <summary>Adds a name both as a term and to be counted.</summary>
    /// <param name="field">The field.</param>
    /// <param name="name">The name as written.</param>
    public void Facet(string field, string? name)
    {
        Term(field, name);
        Counted(field, name);
    }

    /// <summary>Adds how a name is written.</summary>
    /// <param name="kind">See <see cref="NameTerm"/>.</param>
    /// <param name="key">The name, folded.</param>
    /// <param name="form">How it is written.</param>
    public void Spelling(char kind, string key, string form)
    {
        if (form != key)
        {
            Raw(IndexFields.Spelling, NameTerm.Prefix(kind, key) + NameTerm.Clean(form));
        }
    }

    /// <summary>Adds one form of a name, to be completed.</summary>
    /// <param name="kind">See <see cref="NameTerm"/>.</param>
    /// <param name="form">The form.</param>
    /// <param name="key">The name it stands for, folded.</param>
    public void Name(char kind, string form, string key)
    {
        if (IndexValue.Of(form) is { Length: > 0 } folded)
        {
            Raw(IndexFields.Name, NameTerm.Prefix(kind, folded) + (folded == key ? "" : key));
        }
    }

    /// <summary>Adds a number that queries ask for ranges of.</summary>
    /// <param name="field">The field.</param>
    /// <param name="number">The number.</param>
    public void Number(string field, int number) => Document.Add(new Int32Field(field, number, WholeNumber));

    /// <summary>Adds the words of a text.</summary>
    /// <param name="field">The field.</param>
    /// <param name="text">The text; null is none.</param>
    public void Words(string field, string? text) => Words(field, text.AsMemory());

    /// <summary>Adds the words of a text.</summary>
    /// <param name="field">The field.</param>
    /// <param name="text">The text.</param>
    public void Words(string field, ReadOnlyMemory<char> text)
    {
        if (!text.IsEmpty)
        {
            Document.Add(new Field(field, new WordStream(text), Positions));
        }
    }

    private static FieldType Frozen(FieldType type)
    {
        type.Freeze();
        return type;
    }
}
