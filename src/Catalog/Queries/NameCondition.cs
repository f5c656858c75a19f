namespace Pipeline.Catalog.Queries;

/// <summary>A name, key phrase, date or language that an article must have, or must not.</summary>
/// <param name="Facet">What it is: a <see cref="NameType"/> as the API writes it (<c>person</c>), or <c>mentioned</c>.</param>
/// <param name="Value">The name as the caller writes it. Case, diacritics, white space and a leading “the” do not matter.</param>
/// <param name="IsExcluded">Whether the article must not have it.</param>
public sealed record NameCondition(string Facet, string Value, bool IsExcluded = false);
