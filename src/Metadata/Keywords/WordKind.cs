namespace Pipeline.Metadata.Keywords;

/// <summary>What a word mostly is.</summary>
internal enum WordKind : byte
{
    /// <summary>A noun, or a word that is one often enough.</summary>
    Noun,

    /// <summary>A verb.</summary>
    Verb,

    /// <summary>An adjective.</summary>
    Adjective,

    /// <summary>An adverb.</summary>
    Adverb,

    /// <summary>A word for people or things of a country (“Austrian”, “Spaniards”).</summary>
    Demonym,

    /// <summary>A form of a verb that can stand before a noun (“planned”, “rising”).</summary>
    Participle,
}
