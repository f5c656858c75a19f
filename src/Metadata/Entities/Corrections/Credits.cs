namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>A credit (“REUTERS/Jane Doe”) is none of the article’s own words.</summary>
internal sealed class Credits : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        if (article.Text.IsProse(article.Text.Text.Sentences[article.Text.Text.SentenceOf(mention.First)]))
        {
            corrected.Add(mention);
        }
    }
}
