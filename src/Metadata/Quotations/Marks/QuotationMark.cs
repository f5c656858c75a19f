namespace Pipeline.Metadata.Quotations.Marks;

/// <summary>A quotation mark of the text.</summary>
/// <param name="Token">The index of its first token.</param>
/// <param name="TokenCount">How many tokens it has: doubled marks count as one.</param>
/// <param name="Opens">How well it opens: 0 not at all, 1 if need be, 2 by its place, 3 by its shape.</param>
/// <param name="Closes">How well it closes, on the same scale.</param>
/// <param name="Family">Which marks it pairs with.</param>
internal readonly record struct QuotationMark(int Token, int TokenCount, byte Opens, byte Closes, MarkFamily Family);

/// <summary>Marks that pair with each other.</summary>
internal enum MarkFamily : byte
{
    /// <summary>“ ” " „ ‟ ″.</summary>
    Double,

    /// <summary>« ».</summary>
    Guillemet,

    /// <summary>‘ ’ ' ‚.</summary>
    Single,
}
