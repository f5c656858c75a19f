using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Justice Okon Abang” taken for an organisation: a title that only people have, and a person.</summary>
internal sealed class Judges : ICorrection
{
    private static readonly WordSet Titles = WordSet.Read("Entities/Corrections/Judges.txt");

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        NamedText text = article.Text;
        bool judge =
            mention is { Type: EntityType.Organisation, Count: 3 or 4 }
            && text.Is(mention.First, Titles)
            && !text.Is(mention.End - 1, Lexicon.Bodies.Kinds)
            && !article.IsKnownBody(mention)
            && article.AreCapitalised(mention.First, mention.End);

        // “Justice KM” of “Justice KM Zahid Sarkar”.
        int end = mention.End;
        while (end - mention.First < 4 && text.IsCapitalised(end) && text.Text.Around(mention.First).Contains(end))
        {
            end++;
        }

        if (
            !judge
            && mention is { Type: EntityType.Organisation, Count: 2 }
            && end - mention.First >= 3
            && text.Is(mention.First, Titles)
            && !text.Is(end - 1, Lexicon.Bodies.Kinds)
            && !text.Is(mention.End - 1, Lexicon.Bodies.Kinds)
        )
        {
            corrected.Add(new Mention(mention.First + 1, end, EntityType.Person));
            return;
        }

        corrected.Add(judge ? new Mention(mention.First + 1, mention.End, EntityType.Person) : mention);
    }
}
