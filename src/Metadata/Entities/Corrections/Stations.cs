using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Calicut” of “Calicut International Airport”: the whole name of what one lands, stops or plays at.</summary>
internal sealed class Stations : ICorrection
{
    private static readonly WordSet Kinds = WordSet.Read("Entities/Corrections/Stations.txt", "kinds");
    private static readonly WordSet Between = WordSet.Read("Entities/Corrections/Stations.txt", "between");

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        SentenceCursor sentence = article.Around(mention);
        int end = mention.End;
        while (end - mention.End < 2 && sentence.IsCapitalised(end) && sentence.Is(end, Between))
        {
            end++;
        }

        bool station = mention.Type != EntityType.Organisation && sentence.Is(end, Kinds) && sentence.CaseOf(end) == LetterCase.Title;
        corrected.Add(station ? new Mention(mention.First, end + 1, EntityType.Place) : mention);
    }
}
