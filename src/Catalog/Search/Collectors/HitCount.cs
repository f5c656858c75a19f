using Pipeline.Catalog.Index.Documents;

namespace Pipeline.Catalog.Search;

/// <summary>Counts hits.</summary>
internal sealed class HitCount : HitCollector
{
    /// <summary>How many there are.</summary>
    public int Total { get; private set; }

    /// <inheritdoc/>
    public override bool NeedsKey => false;

    /// <inheritdoc/>
    public override HitCollector Fork() => new HitCount();

    /// <inheritdoc/>
    public override void Join(HitCollector fork) => Total += ((HitCount)fork).Total;

    /// <inheritdoc/>
    public override void Add(int doc, SortKey key, float score) => Total++;
}
