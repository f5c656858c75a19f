namespace Pipeline.Metadata.Entities;

/// <summary>Words of the text that name an entity.</summary>
/// <param name="First">The index of the first token.</param>
/// <param name="End">The index after the last token.</param>
/// <param name="Type">What they name.</param>
internal readonly record struct Mention(int First, int End, EntityType Type)
{
    /// <summary>Whether its place says what it names, so that nothing else may.</summary>
    public bool IsCertain { get; init; }

    /// <summary>How many tokens it has.</summary>
    public int Count => End - First;

    /// <summary>
    /// How many tokens before the mention belong to the full name: “Kazakh” in “Kazakh Foreign Ministry”, where the mention is “Foreign
    /// Ministry”.
    /// </summary>
    public int Lead { get; init; }

    /// <summary>The first token of the full name.</summary>
    public int NameFirst => First - Lead;
}
