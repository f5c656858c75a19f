namespace Pipeline.Functions.Local.Keys;

/// <summary>What a function asks of its callers, and what a key gives: <c>authLevel</c> of a binding.</summary>
internal enum KeyLevel
{
    /// <summary>No key.</summary>
    Anonymous,

    /// <summary>A signed-in user; on the real host it needs a proxy that signs users in.</summary>
    User,

    /// <summary>A key of the function or of the host.</summary>
    Function,

    /// <summary>A key of an extension.</summary>
    System,

    /// <summary>The master key.</summary>
    Admin,
}
