using System.Text.Json.Serialization;

namespace Pipeline.Catalog.Upkeep;

/// <summary>A message that failed too often.</summary>
/// <param name="Queue">The poison queue it is in.</param>
/// <param name="MessageId">Its id, to retry it by.</param>
/// <param name="Blob">The blob it is about; null when the message does not say, because nobody of this pipeline wrote it.</param>
/// <param name="Error">How it failed the last time; null when that is not known.</param>
/// <param name="Since">When it came into the poison queue.</param>
/// <param name="Tries">How often it failed; null when that is not known.</param>
public sealed record PoisonMessage(
    string Queue,
    [property: JsonPropertyName("id")] string MessageId,
    [property: JsonPropertyName("name")] string? Blob,
    string? Error,
    [property: JsonPropertyName("failed")] DateTimeOffset? Since,
    [property: JsonPropertyName("attempts")] int? Tries
)
{
    /// <summary>The id of the article it is about; null when nobody can tell.</summary>
    public string? ArticleId => Blob is null ? null : Articles.ArticleId.FromBlobName(Blob);
}

/// <summary>Messages that failed too often.</summary>
/// <param name="Items">The messages, up to 32 of each queue.</param>
/// <param name="Complete">Whether these are all.</param>
public sealed record PoisonList(IReadOnlyList<PoisonMessage> Items, bool Complete)
{
    /// <summary>How many are listed.</summary>
    public int Total => Items.Count;
}
