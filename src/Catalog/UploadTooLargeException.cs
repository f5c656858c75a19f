namespace Pipeline.Catalog;

/// <summary>An upload is longer than allowed.</summary>
/// <param name="limit">The limit in bytes.</param>
public sealed class UploadTooLargeException(long limit) : IOException($"The upload has more than {limit} bytes.");
