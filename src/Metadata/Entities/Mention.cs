namespace Pipeline.Metadata.Entities;

/// <summary>Words of the text that name an entity.</summary>
/// <param name="First">The index of the first token.</param>
/// <param name="End">The index after the last token.</param>
/// <param name="Type">What they name.</param>
internal readonly record struct Mention(int First, int End, EntityType Type)
{
    /// <summary>How many tokens it has.</summary>
    public int Count => End - First;
}
