using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Speakers;

namespace Pipeline.Metadata.Quotations.Cues;

/// <summary>
/// Finds who speaks where somebody else quotes: “The agency quoted the general as saying …”, “a source cited by the agency as saying …”.
/// </summary>
/// <param name="context">The article as attribution reads it.</param>
/// <param name="phrases">Reads noun phrases.</param>
/// <param name="subjects">Reads the subject of a verb.</param>
internal sealed class QuotedSources(QuotationContext context, PhraseReader phrases, SubjectReader subjects)
{
    private static readonly WordSet Quoting = WordSet.Read("Quotations/Cues/finder.txt", "quoting");

    private const int Reach = 18;

    /// <summary>Who is quoted before “as saying”; nobody where no verb of quoting leads to it.</summary>
    /// <param name="conjunction">The token of “as”.</param>
    /// <param name="floor">The first token of the sentence.</param>
    public SpeakerPhrase Before(int conjunction, int floor)
    {
        int verb = conjunction - 1;
        while (verb > floor && conjunction - verb < Reach && context.QuoteOf(verb) < 0 && !context.Is(verb, Quoting))
        {
            verb--;
        }

        if (verb < floor || context.QuoteOf(verb) >= 0 || !context.Is(verb, Quoting))
        {
            return SpeakerPhrase.None;
        }

        // “quoted as saying”, “quoted by the agency as saying”: a participle, and who is quoted stands before it.
        bool passive = verb + 1 == conjunction || context.Text.Is(verb + 1, "by");
        return passive ? subjects.SubjectBefore(verb, floor, out _) : phrases.StartingAt(verb + 1, conjunction);
    }
}
