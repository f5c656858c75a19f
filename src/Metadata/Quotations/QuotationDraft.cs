using Pipeline.Metadata.Quotations.Attribution;
using Pipeline.Metadata.Quotations.Dialogue;

namespace Pipeline.Metadata.Quotations;

/// <summary>A quotation whose speaker is words, not yet somebody.</summary>
/// <param name="First">The first token of the content.</param>
/// <param name="End">The token after its last.</param>
/// <param name="Kind">How it is reported.</param>
/// <param name="Attribution">Who it is given to.</param>
/// <param name="Turn">The turn it is, in an interview printed as dialogue.</param>
internal readonly record struct QuotationDraft(int First, int End, QuotationKind Kind, AttributionCandidate Attribution, Turn? Turn = null);
