namespace Pipeline.Catalog.Queries;

/// <summary>A name, key phrase, date or language that an article must have, or must not.</summary>
/// <param name="Facet">What it is: <c>person</c>, <c>organisation</c>, <c>place</c>, <c>speaker</c>, <c>source</c>, <c>keyword</c>,
/// <c>mentioned</c> or <c>language</c>.</param>
/// <param name="Value">The name as the caller writes it. Case, diacritics, white space and a leading “the” do not matter.</param>
/// <param name="IsExcluded">Whether the article must not have it.</param>
public sealed record NameCondition(string Facet, string Value, bool IsExcluded = false);
