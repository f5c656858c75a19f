using Lucene.Net.Index;
using Pipeline.Catalog.Index.Documents;

namespace Pipeline.Catalog.Search;

/// <summary>Does something with every hit of a search.</summary>
internal abstract class HitCollector
{
    /// <summary>Whether it needs to know how relevant a hit is.</summary>
    public virtual bool NeedsScore => false;

    /// <summary>Whether it needs the keys of hits: to read them takes longer than to count a hit.</summary>
    public virtual bool NeedsKey => true;

    /// <summary>The hits that follow are in this segment.</summary>
    /// <param name="segment">The segment.</param>
    public virtual void Begin(AtomicReaderContext segment) { }

    /// <summary>Whether several of its kind can share the segments.</summary>
    public virtual bool HasForks => true;

    /// <summary>Another one of the same kind, which takes the hits of some segments on another thread.</summary>
    public virtual HitCollector Fork() => throw new NotSupportedException($"{GetType().Name} has no forks.");

    /// <summary>Takes over what a fork has collected.</summary>
    /// <param name="fork">What <see cref="Fork"/> made.</param>
    public virtual void Join(HitCollector fork) => throw new NotSupportedException($"{GetType().Name} has no forks.");

    /// <summary>Takes a hit.</summary>
    /// <param name="doc">The document in its segment.</param>
    /// <param name="key">The key of its article; perhaps an empty one when nobody needs it.</param>
    /// <param name="score">How relevant it is; 0 when nobody needs to know.</param>
    public abstract void Add(int doc, SortKey key, float score);
}
