namespace Pipeline.Articles;

/// <summary>What was in a batch.</summary>
/// <param name="Records">How many records it has, those that could not be taken included.</param>
/// <param name="Rejected">How many of them could not be taken out of it. Those that could are files, which say for themselves whether they
/// are articles.</param>
/// <param name="Rejections">The first of those, at most <see cref="MostRejections"/>.</param>
public sealed record BatchSummary(int Records, int Rejected, IReadOnlyList<RejectedRecord> Rejections)
{
    /// <summary>How many rejections are kept: enough to see what is wrong.</summary>
    public const int MostRejections = 10;

    /// <summary>A batch of which nothing was read.</summary>
    public static BatchSummary Empty { get; } = new(0, 0, []);

    /// <summary>The summary with one more record.</summary>
    /// <param name="record">The record.</param>
    public BatchSummary With(BatchRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Rejection is not Rejection rejection)
        {
            return this with { Records = Records + 1 };
        }

        return new BatchSummary(
            Records + 1,
            Rejected + 1,
            Rejections.Count < MostRejections ? [.. Rejections, new RejectedRecord(record.Name, rejection)] : Rejections
        );
    }
}

/// <summary>A record that could not be taken out of its batch.</summary>
/// <param name="Name">The blob name it would have had.</param>
/// <param name="Rejection">Why not.</param>
public sealed record RejectedRecord(string Name, Rejection Rejection);
