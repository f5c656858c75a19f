namespace Pipeline.Articles.Dates;

/// <summary>The kinds of <see cref="DateToken"/>.</summary>
internal enum DateTokenKind
{
    /// <summary>Letters.</summary>
    Word,

    /// <summary>ASCII digits.</summary>
    Number,

    /// <summary>Anything else.</summary>
    Sign,
}
