namespace Pipeline.Articles;

/// <summary>One record of a batch: a file to be stored under its own name, or the reason why not.</summary>
/// <param name="Name">The blob name: the batch's name, a slash, the record's name. The batch's own name where the rejection is the
/// batch's.</param>
/// <param name="ContentType">The media type that the batch states for it, or null.</param>
/// <param name="Bytes">The record's bytes; empty where it is rejected. Valid until the next record is asked for.</param>
/// <param name="Url">Where the record was fetched from, where the batch (a WARC) says so.</param>
/// <param name="Rejection">Why the record cannot be taken; null where it can.</param>
public sealed record BatchRecord(string Name, string? ContentType, ReadOnlyMemory<byte> Bytes, string? Url, Rejection? Rejection);
