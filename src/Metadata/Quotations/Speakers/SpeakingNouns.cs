using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Cues;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations.Speakers;

/// <summary>
/// Tells a phrase that can name a speaker from one that cannot: “a firefighter”, “the ministry”, “the report”, “many”; but not “Monday
/// morning”, “twelve”, “the protests”. See <c>speaking.txt</c>.
/// </summary>
internal static class SpeakingNouns
{
    private const string File = "Quotations/Speakers/speaking.txt";
    private const int ShortestAgent = 6,
        LongestNoun = 24;

    private static readonly WordSet Quantifiers = WordSet.Read(File, "quantifiers"),
        Nouns = WordSet.Read(File, "nouns"),
        NoAgents = WordSet.Read(File, "no agents"),
        Channels = WordSet.Read(File, "channels");

    /// <summary>What is done with a paper, before “by” and somebody who did not write it (“documents seen by”).</summary>
    public static WordSet NotAuthored { get; } = WordSet.Read(File, "not authored");

    private static readonly WordSet Postmodifiers = WordSet.Read(File, "after nouns");

    private static readonly string[] Endings = [.. WordList.Read(File, "endings").Words];

    /// <summary>Whether what the phrase names can speak.</summary>
    /// <param name="context">The article as attribution reads it.</param>
    /// <param name="phrase">The phrase.</param>
    public static bool CanSpeak(QuotationContext context, SpeakerPhrase phrase)
    {
        if (phrase.Kind != PhraseKind.Nominal)
        {
            return phrase.Kind != PhraseKind.None;
        }

        scoped ReadOnlySpan<char> head = context.Text.TextOf(phrase.Head);
        Span<char> small = stackalloc char[LongestNoun];
        if (phrase.Head == context.SentenceStartOf(phrase.Head) && head.Length <= small.Length)
        {
            // “Firefighters said”: the capital is the sentence's.
            head = small[..head.ToLowerInvariant(small)];
        }

        if (context.Text.Tokens[phrase.Head].Kind != TokenKind.Word || context.Is(phrase.Head, WordClass.Time | WordClass.Number))
        {
            return false;
        }

        if (IsMisread(context, phrase, head))
        {
            return false;
        }

        return context.Is(phrase.Head, WordClass.PersonNoun | WordClass.GroupNoun | WordClass.DocumentNoun | WordClass.Title)
            || Quantifiers.Contains(head)
            // “Mijares claimed”: a name the entities lack. “Results showed” is none.
            || (
                context.IsCapitalised(phrase.Head)
                && (phrase.First > context.SentenceStartOf(phrase.First) || phrase.Head > phrase.First || head is not [.., 's'])
            )
            || IsAgent(head)
            || (head is [.., 's'] && IsAgent(head[..^1]));
    }

    /// <summary>
    /// Whether an unresolved phrase says who spoke. What somebody is to a person or body that only a pronoun names does not (“his wife”,
    /// “its engineers”), nor does a paper whose words are reported (“the study”); it has words to be quoted (“the sign”).
    /// </summary>
    /// <param name="context">The article as attribution reads it.</param>
    /// <param name="phrase">The phrase.</param>
    /// <param name="reported">Whether the words stand without marks.</param>
    public static bool IsSomebody(QuotationContext context, SpeakerPhrase phrase, bool reported) =>
        phrase.Kind != PhraseKind.Nominal
        || !(
            context.Is(phrase.First, Grammar.Possessives)
            || (
                reported
                && context.Is(phrase.Head, WordClass.DocumentNoun)
                && !context.Is(phrase.Head, WordClass.PersonNoun | WordClass.GroupNoun | WordClass.Title)
                && !context.Is(phrase.Head, Channels)
            )
        );

    /// <summary>Whether the word can stand between a noun and a preposition (“sources close to the talks”).</summary>
    /// <param name="word">The word.</param>
    public static bool IsPostmodifier(ReadOnlySpan<char> word) => Postmodifiers.Contains(word);

    /// <summary>Whether the word counts and can stand alone for those it counts (“many”, “some”).</summary>
    /// <param name="word">The word.</param>
    public static bool IsQuantifier(ReadOnlySpan<char> word) => Quantifiers.Contains(word);

    // “Lastly”, “Citing”, “Already-queued” opened the sentence; “proclamations which analysts” is no noun phrase.
    private static bool IsMisread(QuotationContext context, SpeakerPhrase phrase, ReadOnlySpan<char> head)
    {
        bool opens = phrase.Head == context.SentenceStartOf(phrase.Head);
        if (
            !context.Is(phrase.Head, WordClass.PersonNoun | WordClass.GroupNoun | WordClass.Title)
            && (
                (head is [_, _, .., 'l', 'y'] && (opens || !context.IsCapitalised(phrase.Head)))
                || (opens && head is [_, _, .., 'i', 'n', 'g'])
                || (head.Contains('-') && head is [_, _, .., 'e', 'd'])
            )
        )
        {
            return true;
        }

        for (int i = phrase.First + 1; i < phrase.Head; i++)
        {
            if (context.Is(i, Grammar.Relatives))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAgent(ReadOnlySpan<char> noun)
    {
        if (Nouns.Contains(noun) || (WordClasses.Of(noun) & WordClass.PersonNoun) != 0)
        {
            return true;
        }

        foreach (string ending in Endings)
        {
            if (noun.Length >= ShortestAgent && noun.EndsWith(ending, StringComparison.Ordinal))
            {
                return !NoAgents.Contains(noun);
            }
        }

        return false;
    }
}
