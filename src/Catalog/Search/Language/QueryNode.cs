namespace Pipeline.Catalog.Search.Language;

/// <summary>A part of what somebody typed, as it is meant.</summary>
internal abstract record QueryNode;

/// <summary>All of several conditions.</summary>
/// <param name="Parts">At least two.</param>
internal sealed record AllOf(IReadOnlyList<QueryNode> Parts) : QueryNode;

/// <summary>One of several conditions.</summary>
/// <param name="Parts">At least two.</param>
internal sealed record AnyOf(IReadOnlyList<QueryNode> Parts) : QueryNode;

/// <summary>Not the condition.</summary>
/// <param name="Part">The condition.</param>
internal sealed record NoneOf(QueryNode Part) : QueryNode;

/// <summary>Words in sequence, or close to each other.</summary>
/// <param name="Field">One of <see cref="QueryFields"/>; null for the text.</param>
/// <param name="Terms">The words, folded, at least one.</param>
/// <param name="Match">How the words are compared.</param>
/// <param name="Distance">How many places the words may be moved, in all; for a single word that is compared loosely, how many letters may
/// differ.</param>
internal sealed record WordSequence(string? Field, IReadOnlyList<string> Terms, WordMatch Match, int Distance) : QueryNode
{
    /// <inheritdoc/>
    public bool Equals(WordSequence? other) =>
        other is not null
        && Field == other.Field
        && Terms.SequenceEqual(other.Terms, StringComparer.Ordinal)
        && Match == other.Match
        && Distance == other.Distance;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Field, Terms.Count, Terms[0], Match, Distance);
}

/// <summary>A name, whole, or its beginning.</summary>
/// <param name="Field">One of <see cref="QueryFields"/>.</param>
/// <param name="Value">The name, folded.</param>
/// <param name="IsPrefix">Whether names may go on.</param>
internal sealed record NameValue(string Field, string Value, bool IsPrefix) : QueryNode;

/// <summary>How words are compared.</summary>
internal enum WordMatch
{
    /// <summary>The word as it is.</summary>
    Whole,

    /// <summary>Every word that begins so.</summary>
    Prefix,

    /// <summary>Every word that differs in a few letters.</summary>
    Fuzzy,
}
