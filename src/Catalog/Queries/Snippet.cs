using System.Text.Json.Serialization;
using Pipeline.Articles;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Queries;

/// <summary>A passage of an article that shows why a query found it.</summary>
/// <param name="Field">Whether it is from the headline or the text.</param>
/// <param name="Start">Where it begins there, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
/// <param name="Text">The passage as it is written: never HTML, and no ellipses added.</param>
/// <param name="Highlights">What was looked for, counted from the beginning of the passage, in order; no two overlap.</param>
public sealed record Snippet(SnippetField Field, int Start, int Length, string Text, IReadOnlyList<TextSpan> Highlights);

/// <summary>Where a snippet is from.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<SnippetField>))]
public enum SnippetField
{
    /// <summary>The headline, all of it.</summary>
    Headline,

    /// <summary>The text.</summary>
    Text,
}
