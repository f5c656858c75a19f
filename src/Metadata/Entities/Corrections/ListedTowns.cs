using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“In Portland, Salem and Eugene”: a town that is also somebody's name is a town in a list of places.</summary>
internal sealed class ListedTowns : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        corrected.Add(
            mention is { Type: EntityType.Person, Count: 1 }
            && (article.TraitsOf(mention) & (NameTraits.City | NameTraits.MajorCity)) != 0
            && !article.Surnames.Contains(article.Text.Hashes[mention.First])
            && corrected.Count > 0
            && corrected[^1].Type == EntityType.Place
            && IsListed(article.Around(mention), corrected[^1].End, mention)
                ? mention with
                {
                    Type = EntityType.Place,
                }
                : mention
        );
    }

    // “Salem and Eugene”, “Salem, Eugene and”: a comma alone lists nothing.
    private static bool IsListed(SentenceCursor sentence, int end, Mention mention)
    {
        bool comma = sentence.IsMark(end, ',');
        int joint = comma ? end + 1 : end;
        bool joined = sentence.Matches(joint, "and") || sentence.Matches(joint, "or");
        bool goesOn = sentence.IsMark(mention.End, ',') || sentence.Matches(mention.End, "and") || sentence.Matches(mention.End, "or");
        return mention.First == (joined ? joint + 1 : joint) && (joined || (comma && goesOn && !sentence.IsCapitalised(mention.End)));
    }
}
