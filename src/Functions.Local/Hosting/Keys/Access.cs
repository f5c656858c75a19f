using Microsoft.Azure.Functions.Worker;

namespace Pipeline.Functions.Local.Hosting.Keys;

/// <summary>What a caller may open.</summary>
/// <param name="Level">The level of the key that came with the request.</param>
/// <param name="KeyName">The key's name; null without a key that is known.</param>
internal readonly record struct Access(AuthorizationLevel Level, string? KeyName)
{
    /// <summary>Whether the level, or the master key's, was shown.</summary>
    /// <param name="required">The level that is asked for.</param>
    public bool Allows(AuthorizationLevel required) =>
        required == AuthorizationLevel.Anonymous || (KeyName is not null && (Level == AuthorizationLevel.Admin || Level == required));
}
