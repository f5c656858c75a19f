namespace Pipeline.Lexicon;

/// <summary>What may follow a phrase.</summary>
internal enum PhraseEnding
{
    /// <summary>Anything but the rest of a word.</summary>
    Word,

    /// <summary>Nothing.</summary>
    Line,

    /// <summary>Nothing but a bracket and a sign that leads on: a colon, an arrow.</summary>
    Label,
}
