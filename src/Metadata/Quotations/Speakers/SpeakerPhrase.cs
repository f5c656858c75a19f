namespace Pipeline.Metadata.Quotations.Speakers;

/// <summary>Words that name a speaker.</summary>
/// <param name="First">The first token of the whole phrase, appositions left out.</param>
/// <param name="End">The token after its last.</param>
/// <param name="Head">The token of its head: the last word of a name, the noun of a description, the pronoun.</param>
/// <param name="Kind">What kind of words they are.</param>
/// <param name="Mention">The index of the mention in <see cref="SpeakerCandidates.Mentions"/> where the phrase is a name; else −1.</param>
internal readonly record struct SpeakerPhrase(int First, int End, int Head, PhraseKind Kind, int Mention)
{
    /// <summary>No phrase.</summary>
    public static SpeakerPhrase None { get; } = new(-1, -1, -1, PhraseKind.None, -1);
}

/// <summary>The kinds of speaker phrase.</summary>
internal enum PhraseKind : byte
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>A name (“Karin”).</summary>
    Name,

    /// <summary>A pronoun (“he”).</summary>
    Pronoun,

    /// <summary>A description (“the ministry”, “a spokesman for the company”).</summary>
    Nominal,
}
