namespace Pipeline.Metadata.Text;

/// <summary>A word, number or mark of the text.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Case">How it is capitalised.</param>
internal readonly record struct Token(int Start, int Length, TokenKind Kind, LetterCase Case)
{
    /// <summary>The first position after the token.</summary>
    public int End => Start + Length;
}

/// <summary>The kinds of token.</summary>
internal enum TokenKind : byte
{
    /// <summary>
    /// Letters, with inner hyphens, apostrophes and digits: “Kassym-Jomart”, “O’Brien”, “G7”; abbreviations keep their stops: “U.S.”,
    /// “Mr.”.
    /// </summary>
    Word,

    /// <summary>A possessive or contracted ending split from its word: “’s”, “’re”, “n’t”.</summary>
    Clitic,

    /// <summary>Digits with inner separators: “1,200”, “3.5”, “10:30”, “2019–20” is three tokens.</summary>
    Number,

    /// <summary>A web or mail address.</summary>
    Address,

    /// <summary>A mark: one character, or a run of stops (“...”).</summary>
    Mark,
}

/// <summary>How a word is capitalised.</summary>
internal enum LetterCase : byte
{
    /// <summary>No letters.</summary>
    None,

    /// <summary>Starts with a small letter and has no capitals (“police”).</summary>
    Lower,

    /// <summary>Only the first letter is a capital (“Karin”), hyphenated parts alike.</summary>
    Title,

    /// <summary>All letters are capitals (“CSTO”, “U.S.”); one letter alone too (“A”).</summary>
    Upper,

    /// <summary>Capitals inside (“McDonald”, “iPhone”).</summary>
    Mixed,
}
