namespace Pipeline.Metadata.Quotations.Speakers;

/// <summary>The gender a name or title shows; pronouns are resolved by it.</summary>
internal enum Gender : byte
{
    /// <summary>It does not show.</summary>
    Unknown,

    /// <summary>He.</summary>
    Male,

    /// <summary>She.</summary>
    Female,
}
