using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Diwali”, “Christmas Eve”, “Independence Day”, “Rs”, “GMT”: days, money and time are no names.</summary>
internal sealed class Feasts : ICorrection
{
    private static readonly WordSet Days = WordSet.Read("Entities/Corrections/Feasts.txt", "feasts");
    private static readonly WordSet Money = WordSet.Read("Entities/Corrections/Feasts.txt", "money");
    private static readonly WordSet Zones = WordSet.Read("Entities/Corrections/Zones.txt");

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        NamedText text = article.Text;
        bool none =
            mention.Count == 1
                ? text.Is(mention.First, Days) || text.Is(mention.First, Money) || text.Is(mention.First, Zones)
                : mention.Type == EntityType.Place && (text.Is(mention.First, Days) || text.Text.Is(mention.End - 1, "Day"));
        if (!none)
        {
            corrected.Add(mention);
        }
    }
}
