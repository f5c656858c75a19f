namespace Pipeline.Articles.Batches;

/// <summary>A record that cannot be skipped is larger than the limit. Never leaves this room: it becomes the batch's rejection.</summary>
internal sealed class RecordTooLargeException : IOException;
