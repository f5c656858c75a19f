using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Keywords;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations.Speakers;

/// <summary>What papers call somebody they have just named: “the Austrian”, “the 26-year-old”.</summary>
internal static class Epithets
{
    /// <summary>Whether the phrase is such an epithet of one person, so that it means whoever a pronoun in its place would.</summary>
    /// <param name="context">The article as attribution reads it.</param>
    /// <param name="phrase">The phrase.</param>
    public static bool IsEpithet(QuotationContext context, SpeakerPhrase phrase) =>
        phrase.End - phrase.First == 2
        && context.IsWord(phrase.First, "the")
        && (
            IsAge(context.Text.TextOf(phrase.Head))
            || (IsNationality(context, phrase.Head) && context.Text.TextOf(phrase.Head) is not [.., 's'])
        );

    /// <summary>Whether the word says where somebody is from.</summary>
    /// <param name="context">The article as attribution reads it.</param>
    /// <param name="token">The word.</param>
    public static bool IsNationality(QuotationContext context, int token)
    {
        ReadOnlySpan<char> word = context.Text.TextOf(token);
        return context.Text.Tokens[token].Case == LetterCase.Title && WordKinds.Of(word, NameHash.OfWord(word)) == WordKind.Demonym;
    }

    private static bool IsAge(ReadOnlySpan<char> word) =>
        word is [>= '0' and <= '9', ..] && word.EndsWith("-year-old", StringComparison.Ordinal);
}
