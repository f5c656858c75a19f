using System.Text.Json;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Queries;

namespace Pipeline.Catalog.Search;

/// <summary>A facet whose values are counted among results.</summary>
/// <param name="Name">What the API calls it.</param>
/// <param name="Field">The field that has the values.</param>
/// <param name="Codes">See <see cref="NameKind.Codes"/>.</param>
/// <param name="OfArticle">Whether the values are those of the article of a quotation.</param>
internal sealed record CountedFacet(string Name, string Field, string Codes, bool OfArticle = false)
{
    /// <summary>A facet of articles.</summary>
    /// <param name="type">The kind of its values.</param>
    public static CountedFacet Of(NameType type)
    {
        var kind = NameKind.Of(type);
        return new CountedFacet(JsonNamingPolicy.CamelCase.ConvertName(type.ToString()), kind.Facet, kind.Codes);
    }

    /// <summary>A facet of quotations.</summary>
    /// <param name="facet">Which.</param>
    public static CountedFacet Of(QuotationFacet facet)
    {
        string name = JsonNamingPolicy.CamelCase.ConvertName(facet.ToString());
        string sources = NameKind.Of(NameType.Source).Codes;
        return facet switch
        {
            QuotationFacet.Speaker => new CountedFacet(name, IndexFields.QuotationSpeaker, NameKind.Of(NameType.Speaker).Codes),
            QuotationFacet.Medium => new CountedFacet(name, IndexFields.QuotationMedium, sources),
            QuotationFacet.Kind => new CountedFacet(name, IndexFields.QuotationKind, ""),
            QuotationFacet.Source => new CountedFacet(name, Facet.Source, sources, OfArticle: true),
            _ => throw new ArgumentOutOfRangeException(nameof(facet), facet, "Unknown facet."),
        };
    }
}
