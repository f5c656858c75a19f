using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>The Nikkei that rose and “the Dow Jones Industrial Average” are no bodies; “Nikkei reported” is the paper.</summary>
internal sealed class Indices : ICorrection
{
    private static readonly WordSet Names = WordSet.Read("Entities/Corrections/Indices.txt", "indices");
    private static readonly WordSet Averages = WordSet.Read("Entities/Corrections/Indices.txt", "averages");
    private static readonly WordSet Cites = WordSet.Read("Entities/Corrections/Indices.txt", "cites");

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        SentenceCursor sentence = article.Around(mention);
        bool index =
            mention.Count == 1
            && sentence.Is(mention.First, Names)
            && !sentence.Is(mention.End, Cites)
            && !sentence.Is(mention.First - 1, Cites);
        if (!index && !(mention.Type == EntityType.Organisation && IsAverage(sentence, mention.First, mention.End)))
        {
            corrected.Add(mention);
        }
    }

    /// <summary>Whether the words begin the name of an average (“Dow Jones”), not of the agency or the paper.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="first">The first token.</param>
    /// <param name="end">The index after the last.</param>
    public static bool IsAverage(SentenceCursor sentence, int first, int end) =>
        sentence.Is(first, Averages)
        && (end - first == 1 || (end - first <= 4 && sentence.Is(first + 1, "Jones")))
        && !sentence.Is(end, Cites)
        && !sentence.Is(end, "Newswires")
        && !sentence.Is(end, "&");
}
