using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Lamu Governor Fahim Twaha” of which only the person was found: the place too.</summary>
internal sealed class GovernedPlaces : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        NamedText text = article.Text;
        int office = mention.First - 1,
            place = mention.First - 2;
        bool governed =
            mention.Type == EntityType.Person
            && text.IsCapitalised(office)
            && text.Is(office, Titles.Offices)
            && text.IsCapitalised(place)
            && !text.IsCapitalised(place - 1)
            && (text.TraitsOf(place) & NameTraits.Place) != 0
            && (text.TraitsOf(place) & ((CorrectionContext.Others & ~NameTraits.Place) | CorrectionContext.Bodies)) == 0;
        if (governed && (corrected.Count == 0 || corrected[^1].End < office))
        {
            corrected.Add(new Mention(place, office, EntityType.Place));
        }

        corrected.Add(mention);
    }
}
