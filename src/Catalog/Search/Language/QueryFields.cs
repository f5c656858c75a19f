using System.Collections.Frozen;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Index.Documents;

namespace Pipeline.Catalog.Search.Language;

/// <summary>What can stand before a colon in <c>q</c>, and which field of the index it is.</summary>
/// <param name="words">Fields of words: what is asked for may stand anywhere in them.</param>
/// <param name="names">Fields of names: what is asked for is a whole name.</param>
internal sealed class QueryFields(IReadOnlyDictionary<string, string> words, IReadOnlyDictionary<string, string> names)
{
    /// <summary>The fields of articles.</summary>
    public static QueryFields OfArticles { get; } =
        new(
            new Dictionary<string, string> { ["headline"] = IndexFields.Headline, ["lead"] = IndexFields.Lead }.ToFrozenDictionary(
                StringComparer.OrdinalIgnoreCase
            ),
            NameKind.All.Select(static kind => kind.Facet).ToFrozenDictionary(static facet => facet, StringComparer.OrdinalIgnoreCase)
        );

    /// <summary>The fields of quotations.</summary>
    public static QueryFields OfQuotations { get; } =
        new(
            FrozenDictionary<string, string>.Empty,
            new Dictionary<string, string>
            {
                [Facet.Speaker] = IndexFields.QuotationSpeaker,
                ["medium"] = IndexFields.QuotationMedium,
            }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase)
        );

    /// <summary>The names of all of them.</summary>
    public IEnumerable<string> Names => words.Keys.Concat(names.Keys).Order(StringComparer.Ordinal);

    /// <summary>The field of the index.</summary>
    /// <param name="name">What stands before the colon.</param>
    /// <param name="field">The field.</param>
    /// <param name="isName">Whether it is a field of names.</param>
    /// <returns>Whether there is such a field.</returns>
    public bool TryFind(string name, out string? field, out bool isName)
    {
        isName = names.TryGetValue(name, out field);
        return isName || words.TryGetValue(name, out field);
    }
}
