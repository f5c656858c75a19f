using Azure;

namespace Pipeline.Catalog.Index.Storage;

/// <summary>What storage says when it is asked for the head.</summary>
/// <param name="Head">The head; null when it is the one that the caller knows, and when there is none.</param>
/// <param name="ETag">Its ETag.</param>
/// <param name="IsUnchanged">Whether it is the one that the caller knows.</param>
internal readonly record struct HeadAnswer(IndexHead? Head, ETag ETag, bool IsUnchanged)
{
    /// <summary>The caller knows the head.</summary>
    public static HeadAnswer Unchanged { get; } = new(null, default, IsUnchanged: true);

    /// <summary>There is no head.</summary>
    public static HeadAnswer Missing { get; } = new(null, default, IsUnchanged: false);
}
