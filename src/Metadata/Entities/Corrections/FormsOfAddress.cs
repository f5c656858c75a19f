using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Mr Panvalkar” is a person, whatever the name is elsewhere.</summary>
internal sealed class FormsOfAddress : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        NamedText text = article.Text;
        bool person = mention.Count is 2 or 3 && text.Is(mention.First, Titles.Courtesies) && !text.Is(mention.End - 1, Bodies.Kinds);
        corrected.Add(person ? mention with { Type = EntityType.Person } : mention);
    }
}
