using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>
/// “In Portland, Salem and Eugene”, “from Victoria to Vancouver”: a town that is also somebody's name or a team's is a town in a list of
/// places.
/// </summary>
internal sealed class ListedTowns : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        SentenceCursor sentence = article.Around(mention);
        bool town =
            mention is { Type: not EntityType.Place, Count: 1 }
            && (article.TraitsOf(mention) & (NameTraits.City | NameTraits.MajorCity)) != 0
            && !article.Surnames.Contains(article.Text.Hashes[mention.First])
            && (
                (
                    corrected.Count > 0
                    && corrected[^1].Type == EntityType.Place
                    && (IsListed(sentence, corrected[^1].End, mention) || IsGoal(sentence, corrected[^1], mention))
                ) || (mention.Type == EntityType.Organisation && OpensList(article, sentence, mention))
            );
        corrected.Add(town ? mention with { Type = EntityType.Place } : mention);
    }

    // “Salem and Eugene”, “Salem, Eugene and”: a comma alone lists nothing.
    private static bool IsListed(SentenceCursor sentence, int end, Mention mention)
    {
        bool comma = sentence.IsMark(end, ',');
        int joint = comma ? end + 1 : end;
        bool joined = IsJoint(sentence, joint);
        bool goesOn = sentence.IsMark(mention.End, ',') || IsJoint(sentence, mention.End);
        return mention.First == (joined ? joint + 1 : joint) && (joined || (comma && goesOn && !sentence.IsCapitalised(mention.End)));
    }

    // “from Victoria to Vancouver”
    private static bool IsGoal(SentenceCursor sentence, Mention start, Mention mention) =>
        mention.First == start.End + 1 && sentence.Is(start.End, "to") && sentence.Matches(start.First - 1, "from");

    // “Buffalo and Syracuse”
    private static bool OpensList(CorrectionContext article, SentenceCursor sentence, Mention mention) =>
        IsJoint(sentence, mention.End)
        && article.Places.Contains(mention.End + 1)
        && !sentence.IsMark(mention.First - 1)
        && !IsJoint(sentence, mention.First - 1);

    private static bool IsJoint(SentenceCursor sentence, int token) => sentence.Is(token, "and") || sentence.Is(token, "or");
}
