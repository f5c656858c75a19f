using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Lindex plc”, “Orvenna Tideworks Ltd”: what a company's legal form ends is a company.</summary>
internal sealed class Companies : ICorrection, IAddition
{
    private const int LongestName = 5;

    private static readonly WordSet Forms = WordSet.Read("Entities/Corrections/Companies.txt", "forms");

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        SentenceCursor sentence = article.Around(mention);
        bool company = IsForm(sentence, mention.End) && sentence.IsCapitalised(mention.First);
        corrected.Add(company ? mention with { End = mention.End + 1, Type = EntityType.Organisation } : mention);
    }

    /// <inheritdoc/>
    public Mention? At(CorrectionContext article, int token, int low, int limit)
    {
        SentenceCursor sentence = article.Text.Text.Around(token);
        int end = token;
        while (
            end < limit
            && end - token < LongestName
            && !IsForm(sentence, end)
            && (sentence.IsCapitalised(end) || IsAnd(sentence, end, token))
        )
        {
            end++;
        }

        return end > token && end < limit && IsForm(sentence, end) ? new Mention(token, end + 1, EntityType.Organisation) : null;
    }

    private static bool IsForm(SentenceCursor sentence, int token) =>
        sentence.Is(token, Forms) && sentence.CaseOf(token) != LetterCase.None;

    private static bool IsAnd(SentenceCursor sentence, int token, int first) => token > first && sentence.Is(token, "&");
}
