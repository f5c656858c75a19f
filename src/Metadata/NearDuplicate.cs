namespace Pipeline.Metadata;

/// <summary>
/// An article in the catalogue that says nearly the same as another: the same report cut, wrapped in a site's words, lightly edited or
/// reordered.
/// </summary>
public sealed record NearDuplicate
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The name of its file.</summary>
    public required string Name { get; init; }

    /// <summary>Its headline, where it has one.</summary>
    public string? Headline { get; init; }

    /// <summary>The agency or outlet it comes from, where it says so.</summary>
    public string? Source { get; init; }

    /// <summary>When it was published, where it says so.</summary>
    public DateOnly? DatePublished { get; init; }

    /// <summary>When it was uploaded.</summary>
    public required DateTimeOffset Uploaded { get; init; }

    /// <summary>About how much of their words the two share, in twelfths: 0 to 1. A report cut to half its length has about 0.5.</summary>
    public required double Similarity { get; init; }
}
