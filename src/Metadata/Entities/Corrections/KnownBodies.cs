using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>
/// Media and organisations of two words or more that the gazetteer knows, and unknown media named by what they are: “the Khabar 24 TV
/// channel”.
/// </summary>
internal sealed class KnownBodies : IAddition
{
    private const int LongestName = 6;
    private const int LongestUnknown = 3;

    private static readonly WordSet NoNames = new(
        WordList
            .Read("Entities/Corrections/KnownBodies.txt")
            .Words.Concat(WordList.Read("Entities/Corrections/Zones.txt").Words)
            .Concat(Calendar.Months.Words)
            .Concat(Calendar.Weekdays.Words)
            .Concat(Titles.Courtesies.Words)
    );

    /// <inheritdoc/>
    public Mention? At(CorrectionContext article, int token, int low, int limit)
    {
        int end = EndOfKnown(article, token, limit);
        end = end > token ? end : EndOfMedium(article.Text, token, limit);
        return end > token && !Indices.IsAverage(article.Text.Text.Around(token), token, end)
            ? new Mention(token, end, EntityType.Organisation)
            : null;
    }

    private static int EndOfKnown(CorrectionContext article, int first, int limit)
    {
        if ((article.Text.TraitsOf(first) & NameTraits.Prefix) == 0)
        {
            return 0;
        }

        for (int end = Math.Min(limit, first + LongestName); end > first + 1; end--)
        {
            NameTraits traits = article.Text.TraitsOf(first, end);
            if (
                (traits & (NameTraits.Medium | NameTraits.Organisation)) != 0
                && (traits & CorrectionContext.Others) == 0
                && article.AreCapitalised(first, end)
            )
            {
                return end;
            }
        }

        return 0;
    }

    private static int EndOfMedium(NamedText text, int first, int limit)
    {
        int end = first;
        while (
            end < limit
            && end - first <= LongestUnknown
            && (text.IsCapitalised(end) || (end > first && text.Text.Tokens[end].Kind == TokenKind.Number))
            && !text.Is(end, NoNames)
            && !text.Is(end, MediaWords.AfterNames)
        )
        {
            end++;
        }

        bool unknown =
            end > first
            && end < limit
            && text.Is(end, MediaWords.AfterNames)
            && end - first <= LongestUnknown
            && (text.TraitsOf(first, end) & (NameTraits.Demonym | NameTraits.Place)) == 0
            && (text.TraitsOf(first) & NameTraits.Demonym) == 0;
        return
            unknown && first > 0 && text.Text.Tokens[first - 1].Kind == TokenKind.Word && !SentenceOpeners.Contains(text.Text.TextOf(first))
            ? end
            : 0;
    }
}
