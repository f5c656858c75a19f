namespace Pipeline.Metadata.Quotations.Attribution;

/// <summary>One way of finding who a quotation may belong to, from its own sentence.</summary>
internal interface ISpeakerFinder
{
    /// <summary>The candidate for a quoted stretch; a score of 0 when there is none.</summary>
    /// <param name="quote">The index of the quoted stretch.</param>
    public AttributionCandidate Find(int quote);
}
