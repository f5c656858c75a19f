using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>
/// “U.S.” is never a person, Reuters never a place, New Delhi whatever it does no body: a name known as one thing only is that.
/// </summary>
internal sealed class KnownKinds : ICorrection
{
    private const NameTraits WholePlaces = NameTraits.Country | NameTraits.Region | NameTraits.Division | NameTraits.MajorCity;

    // “Cairo said”: a government by the name of its city.
    private static readonly WordSet Verbs = WordSet.Read("Entities/Corrections/QuotedSpeakers.txt", "verbs");

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
            : mention is { Type: EntityType.Organisation, Count: 1 }
            && (traits & NameTraits.MajorCity) != 0
            && (traits & (CorrectionContext.Bodies | NameTraits.Club)) == 0
            && article.Around(mention).Is(mention.End, Verbs)
            && !article.Surnames.Contains(article.Text.Hashes[mention.First])
                ? EntityType.Place
            : mention.Type == EntityType.Person && (traits & NameTraits.Country) != 0 && (traits & People) == 0 ? EntityType.Place
            : mention.Type;
        corrected.Add(mention with { Type = type });
    }
}
