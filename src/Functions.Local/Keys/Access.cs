namespace Pipeline.Functions.Local.Keys;

/// <summary>What a caller may open.</summary>
/// <param name="Level">The level of the key that came with the request.</param>
/// <param name="KeyName">The key's name; null without a key that is known.</param>
internal readonly record struct Access(KeyLevel Level, string? KeyName)
{
    /// <summary>Whether the level, or the master key's, was shown.</summary>
    /// <param name="required">The level that is asked for.</param>
    public bool Allows(KeyLevel required) =>
        required == KeyLevel.Anonymous || (KeyName is not null && (Level == KeyLevel.Admin || Level == required));
}
