namespace Pipeline.Articles.Batches;

/// <summary>A record as a batch's reader found it, its name as the batch has it.</summary>
/// <param name="Name">The name.</param>
/// <param name="ContentType">The media type, if stated.</param>
/// <param name="Bytes">The bytes.</param>
/// <param name="Url">Where it was fetched from, if stated.</param>
/// <param name="Rejection">Why it cannot be taken.</param>
/// <param name="IsBatchItself">Whether the rejection is of the batch and not of one record.</param>
/// <param name="IsNumbered">Whether its name has its number in it, so that no other record of the batch has it.</param>
internal readonly record struct RawRecord(
    string Name,
    string? ContentType,
    ReadOnlyMemory<byte> Bytes,
    string? Url = null,
    Rejection? Rejection = null,
    bool IsBatchItself = false,
    bool IsNumbered = false
)
{
    /// <summary>A record that is larger than the limit.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="limits">The limits.</param>
    public static RawRecord TooLarge(string name, ArticleLimits limits) =>
        new(
            name,
            null,
            default,
            Rejection: new Rejection(
                "too-large",
                $"The record has more than {limits.MaxBytes} bytes, the limit. Split it, or raise the limit."
            )
        );

    /// <summary>The end of a batch that cannot be read on.</summary>
    /// <param name="code">The rejection's code.</param>
    /// <param name="reason">Its reason.</param>
    public static RawRecord End(string code, string reason) =>
        new("", null, default, Rejection: new Rejection(code, reason), IsBatchItself: true);
}
