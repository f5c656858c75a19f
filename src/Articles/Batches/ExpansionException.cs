namespace Pipeline.Articles.Batches;

/// <summary>A compressed batch gave more than its size allows. Never leaves this room: it becomes the batch's rejection.</summary>
internal sealed class ExpansionException : IOException
{
    /// <summary>The batch's rejection.</summary>
    /// <param name="limits">The limits.</param>
    public static RawRecord Record(ArticleLimits limits) =>
        RawRecord.End(
            "expansion",
            $"The batch decompresses to more than {limits.MaxExpansion} times its size, the limit; the rest was not read. "
                + "Upload it decompressed."
        );
}
