namespace Pipeline.Catalog.Queries;

/// <summary>How many articles and messages there are.</summary>
/// <param name="Articles">Articles per status, every status listed.</param>
/// <param name="Queues">Messages per queue.</param>
public sealed record StatusReport(IReadOnlyList<StatusCount> Articles, IReadOnlyList<QueueDepth> Queues)
{
    /// <summary>How many articles, deletions included, are not packed into the index yet. Queries know of them all the same.</summary>
    public int Waiting { get; init; }

    /// <summary>The search index.</summary>
    public IndexState? Index { get; init; }
}

/// <summary>How the search index stands.</summary>
/// <param name="Generation">Counts how often it has been published.</param>
/// <param name="Documents">How many articles queries find, those that are not packed yet included.</param>
/// <param name="Packed">How many of them are packed, at the version they have now.</param>
public sealed record IndexState(long Generation, long Documents, long Packed);

/// <summary>How many articles have one status.</summary>
/// <param name="Status">The status.</param>
/// <param name="Count">How many.</param>
/// <param name="Complete">Always true: counts are exact.</param>
public sealed record StatusCount(ArticleStatus Status, long Count, bool Complete);

/// <summary>How many messages a queue has, about: messages being worked on count too.</summary>
/// <param name="Queue">The queue's name.</param>
/// <param name="Messages">How many; 0 when there is no such queue yet.</param>
public sealed record QueueDepth(string Queue, int Messages);
