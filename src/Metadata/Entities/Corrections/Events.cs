using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Iraq War”, “Chicago Marathon” of which only the place was found: an event.</summary>
internal sealed class Events : ICorrection
{
    private static readonly WordSet Words = WordSet.Read("Entities/Corrections/Events.txt");

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        SentenceCursor sentence = article.Around(mention);
        if (mention.Type != EntityType.Place || !sentence.Is(mention.End, Words) || sentence.CaseOf(mention.End) != LetterCase.Title)
        {
            corrected.Add(mention);
        }
    }
}
