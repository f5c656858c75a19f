namespace Pipeline.Catalog.Search.Language;

/// <summary>The smallest parts of what somebody types.</summary>
internal enum QueryTokenKind
{
    /// <summary>A word, or what stands without a space like one.</summary>
    Word,

    /// <summary>Words in quotation marks.</summary>
    Phrase,

    /// <summary>What stands before a colon.</summary>
    Field,

    /// <summary><c>(</c></summary>
    Open,

    /// <summary><c>)</c></summary>
    Close,

    /// <summary><c>OR</c></summary>
    Or,

    /// <summary><c>-</c> before a condition, or <c>NOT</c></summary>
    Not,

    /// <summary><c>AND</c>, which says nothing new.</summary>
    And,

    /// <summary>The end.</summary>
    End,
}

/// <summary>One of them.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The word, the phrase without its marks, the name of the field.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is, marks and what follows them included.</param>
/// <param name="IsPrefix">Whether a star follows.</param>
/// <param name="Distance">The number after a tilde; -1 when a tilde stands alone; null when there is none.</param>
internal readonly record struct QueryToken(
    QueryTokenKind Kind,
    string Text,
    int Start,
    int Length,
    bool IsPrefix = false,
    int? Distance = null
);
