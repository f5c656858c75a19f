namespace Pipeline.Metadata.Quotations.Marks;

/// <summary>A stretch between quotation marks, inside one block.</summary>
/// <param name="OpenToken">The index of the first token of the opening mark; equal to <see cref="FirstToken"/> when the block continues a
/// quotation without a mark.</param>
/// <param name="FirstToken">The index of the first token between the marks.</param>
/// <param name="EndToken">The index after the last token between the marks.</param>
/// <param name="CloseToken">The index after the last token of the closing mark; equal to <see cref="EndToken"/> when the mark is
/// missing.</param>
/// <param name="Block">The index of its block.</param>
/// <param name="Single">Whether the marks are single ones (‘…’).</param>
internal readonly record struct QuotedSpan(int OpenToken, int FirstToken, int EndToken, int CloseToken, int Block, bool Single)
{
    /// <summary>Whether the quotation has its closing mark.</summary>
    public bool Closed => CloseToken > EndToken;
}
