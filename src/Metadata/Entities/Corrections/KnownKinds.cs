using Pipeline.Metadata.Gazetteers;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>
/// “U.S.” is never a person, Reuters never a place, New Delhi whatever it does no body: a name known as one thing only is that.
/// </summary>
internal sealed class KnownKinds : ICorrection
{
    private const NameTraits WholePlaces = NameTraits.Country | NameTraits.Region | NameTraits.Division | NameTraits.MajorCity;

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        NameTraits traits = article.TraitsOf(mention);
        const NameTraits People = NameTraits.GivenName | NameTraits.Surname;
        EntityType type =
            (traits & CorrectionContext.Bodies) != 0 && (traits & CorrectionContext.Others) == 0 ? EntityType.Organisation
            : mention.Type == EntityType.Organisation
            && (traits & WholePlaces) != 0
            && (traits & (CorrectionContext.Bodies | NameTraits.Club | People)) == 0
                ? EntityType.Place
            : mention.Type == EntityType.Person && (traits & NameTraits.Country) != 0 && (traits & People) == 0 ? EntityType.Place
            : mention.Type;
        corrected.Add(mention with { Type = type });
    }
}
