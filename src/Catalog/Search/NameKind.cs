using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Queries;

namespace Pipeline.Catalog.Search;

/// <summary>
/// How the index keeps names of one kind. A row here makes the conditions of a query (<c>keyword=</c>, <c>not-keyword=</c>), the field in
/// <c>q</c>, the counts (<c>facets=</c>) and completion.
/// </summary>
/// <param name="Type">The kind.</param>
/// <param name="Facet">The field that has the names.</param>
/// <param name="Codes">Which terms say something about them (<see cref="NameTerm"/>), the first one before the others.</param>
/// <param name="HasForms">Whether other forms of the names are known.</param>
internal sealed record NameKind(NameType Type, string Facet, string Codes, bool HasForms)
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyList<NameKind> All { get; } =
    [
        new(NameType.Person, Index.Facet.Person, $"{NameTerm.Person}", HasForms: true),
        new(NameType.Organisation, Index.Facet.Organisation, $"{NameTerm.Organisation}", HasForms: true),
        new(NameType.Place, Index.Facet.Place, $"{NameTerm.Place}", HasForms: true),
        new(
            NameType.Speaker,
            Index.Facet.Speaker,
            $"{NameTerm.Person}{NameTerm.Organisation}{NameTerm.Place}{NameTerm.OtherSpeaker}",
            HasForms: false
        ),
        new(NameType.Source, Index.Facet.Source, $"{NameTerm.Source}", HasForms: true),
        new(NameType.Keyword, Index.Facet.Keyword, $"{NameTerm.Keyword}", HasForms: false),
        new(NameType.Language, Index.Facet.Language, "", HasForms: false),
    ];

    /// <summary>What names are completed from when nobody says.</summary>
    public static IReadOnlyList<NameKind> Default { get; } = [.. All.Where(static kind => kind.HasForms)];

    /// <summary>The first of <see cref="Codes"/>.</summary>
    public char Code => Codes[0];

    /// <summary>How names of a kind are kept.</summary>
    /// <param name="type">The kind.</param>
    public static NameKind Of(NameType type) =>
        All.FirstOrDefault(kind => kind.Type == type) ?? throw new ArgumentOutOfRangeException(nameof(type), type, "Unknown kind of name.");
}
