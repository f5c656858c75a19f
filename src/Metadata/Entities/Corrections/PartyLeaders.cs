using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Gerindra Party of Prabowo Subianto” taken for one organisation: a party and whose it is.</summary>
internal sealed class PartyLeaders : ICorrection
{
    private static readonly WordSet Parties = WordSet.Read("Entities/Corrections/PartyLeaders.txt");

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        NamedText text = article.Text;
        int of = mention.End - 3;
        bool led =
            mention is { Type: EntityType.Organisation, Count: >= 4 }
            && text.Text.Is(of, "of")
            && text.Is(of - 1, Parties)
            && text.IsCapitalised(of + 2)
            && (text.TraitsOf(of + 1) & NameTraits.GivenName) != 0
            && (text.TraitsOf(of + 1, mention.End) & NameTraits.Place) == 0
            && !article.IsKnownBody(mention)
            && !text.Is(mention.End - 1, Lexicon.Bodies.Kinds);
        corrected.Add(led ? mention with { End = of } : mention);
        if (led)
        {
            corrected.Add(new Mention(of + 1, mention.End, EntityType.Person));
        }
    }
}
