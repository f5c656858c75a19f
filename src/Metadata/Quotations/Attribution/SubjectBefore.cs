using Pipeline.Metadata.Quotations.Speakers;

namespace Pipeline.Metadata.Quotations.Attribution;

/// <summary>Where a sentence has no verb of reporting, takes whoever it is about: Karin raised his glass: “…”.</summary>
/// <param name="context">The article as attribution reads it.</param>
/// <param name="subjects">Reads the subjects of clauses.</param>
internal sealed class SubjectBefore(QuotationContext context, SubjectReader subjects) : ISpeakerFinder
{
    /// <inheritdoc/>
    public AttributionCandidate Find(int quote)
    {
        int open = context.Quotes[quote].OpenToken,
            floor = context.SentenceStartOf(open);
        if (open <= floor)
        {
            return default;
        }

        char leading = context.LeadingMark(open);
        SpeakerPhrase subject = subjects.SubjectOfClause(floor, open);
        if (subject.Kind is PhraseKind.Name or PhraseKind.Pronoun || (subject.Kind == PhraseKind.Nominal && leading is ':' or ','))
        {
            int score =
                leading is ':' ? AttributionScores.SubjectBeforeColon
                : leading is ',' ? AttributionScores.SubjectBeforeComma
                : AttributionScores.SubjectBefore;
            return new AttributionCandidate(null, subject, score, AttributionLink.Sentence);
        }

        return default;
    }
}
