using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“US$473” is an amount.</summary>
internal sealed class CurrencyAmounts : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        SentenceCursor sentence = article.Around(mention);
        if (!sentence.IsMark(mention.End, '$') || !sentence.IsAttached(mention.End))
        {
            corrected.Add(mention);
        }
    }
}
