using Lucene.Net.Index;

namespace Pipeline.Catalog.Index;

/// <summary>Merges only when asked to, and begins none when the time is up: a commit of new articles never waits for a merge.</summary>
/// <param name="clock">The clock.</param>
internal sealed class GatedMergeScheduler(TimeProvider clock) : MergeScheduler
{
    private DateTimeOffset _until = DateTimeOffset.MinValue;

    /// <summary>Until when merges may begin.</summary>
    /// <param name="until">The time.</param>
    public void OpenUntil(DateTimeOffset until) => _until = until;

    /// <summary>Lets no merge begin.</summary>
    public void Close() => _until = DateTimeOffset.MinValue;

    /// <inheritdoc/>
    public override void Merge(IndexWriter writer, MergeTrigger trigger, bool newMergesFound)
    {
        while (clock.GetUtcNow() < _until && writer.GetNextMerge() is { } merge)
        {
            writer.Merge(merge);
        }
    }

    /// <inheritdoc/>
    public override object Clone() => this; // IndexWriterConfig clones what it is given

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) { }
}
