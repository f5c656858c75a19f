using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Queries;

namespace Pipeline.Catalog.Search.Names;

/// <summary>Remembers which documents were found, one bit each, so that what terms say can be counted of them alone.</summary>
/// <param name="segments">How many segments there are.</param>
internal sealed class DocumentCollector(int segments) : HitCollector
{
    /// <summary>How many terms are looked at in one segment.</summary>
    private const int MaxTerms = 1000;

    private readonly FixedBitSet?[] _found = new FixedBitSet?[segments];
    private FixedBitSet _current = null!;

    /// <summary>How many there are.</summary>
    public int Total { get; private set; }

    /// <summary>The day of the first.</summary>
    public DateOnly First { get; private set; } = DateOnly.MaxValue;

    /// <summary>The day of the last.</summary>
    public DateOnly Last { get; private set; } = DateOnly.MinValue;

    /// <inheritdoc/>
    public override HitCollector Fork() => new DocumentCollector(segments);

    /// <inheritdoc/>
    public override void Join(HitCollector fork)
    {
        var other = (DocumentCollector)fork;
        Total += other.Total;
        First = other.First < First ? other.First : First;
        Last = other.Last > Last ? other.Last : Last;
        for (int segment = 0; segment < segments; segment++)
        {
            _found[segment] ??= other._found[segment];
        }
    }

    /// <inheritdoc/>
    public override void Begin(AtomicReaderContext segment) => _found[segment.Ord] = _current = new FixedBitSet(segment.Reader.MaxDoc);

    /// <inheritdoc/>
    public override void Add(int doc, SortKey key, float score)
    {
        _current.Set(doc);
        Total++;
        DateOnly day = key.Day;
        First = day < First ? day : First;
        Last = day > Last ? day : Last;
    }

    /// <summary>What terms with a beginning say of the documents of one segment that were found.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="field">The field of the terms.</param>
    /// <param name="prefix">Their beginning: what follows is said.</param>
    public IEnumerable<KnownRole> Said(AtomicReaderContext segment, string field, string prefix)
    {
        var start = new BytesRef(prefix);
        if (
            _found[segment.Ord] is not { } found
            || segment.AtomicReader.GetTerms(field)?.GetEnumerator() is not { } terms
            || terms.SeekCeil(start) == TermsEnum.SeekStatus.END
        )
        {
            yield break;
        }

        NumericDocValues high = segment.AtomicReader.GetNumericDocValues(IndexFields.SortHigh) ?? DocValues.EMPTY_NUMERIC;
        DocsEnum? docs = null;
        for (int seen = 0; seen < MaxTerms && StringHelper.StartsWith(terms.Term, start); seen++)
        {
            docs = terms.Docs(null, docs, DocsFlags.NONE);
            int count = 0;
            DateOnly first = DateOnly.MaxValue,
                last = DateOnly.MinValue;
            for (int doc; (doc = docs.NextDoc()) != DocIdSetIterator.NO_MORE_DOCS; )
            {
                if (!found.Get(doc))
                {
                    continue;
                }

                count++;
                DateOnly day = SortKey.DayOf(high.Get(doc));
                first = day < first ? day : first;
                last = day > last ? day : last;
            }

            if (count > 0)
            {
                yield return new KnownRole(terms.Term.Utf8ToString()[prefix.Length..], count, first, last);
            }

            if (!terms.MoveNext())
            {
                break;
            }
        }
    }
}
