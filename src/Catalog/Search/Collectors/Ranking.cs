using Lucene.Net.Index;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Queries;

namespace Pipeline.Catalog.Search;

/// <summary>What hits are ranked by before their key, in an order of results: a number that is larger the earlier a hit comes.</summary>
/// <param name="order">The order.</param>
internal sealed class Ranking(ResultOrder order)
{
    private NumericDocValues _uploaded = DocValues.EMPTY_NUMERIC;

    /// <summary>Whether it needs to know how relevant a hit is.</summary>
    public bool NeedsScore => order == ResultOrder.Relevance;

    /// <summary>The hits that follow are in this segment.</summary>
    /// <param name="segment">The segment.</param>
    public void Begin(AtomicReaderContext segment)
    {
        if (order == ResultOrder.Uploaded)
        {
            _uploaded = segment.AtomicReader.GetNumericDocValues(IndexFields.Uploaded) ?? DocValues.EMPTY_NUMERIC;
        }
    }

    /// <summary>The number of a hit; 0 in orders that go by the key alone.</summary>
    /// <param name="doc">The document in its segment.</param>
    /// <param name="score">How relevant it is.</param>
    public long Of(int doc, float score) =>
        order switch
        {
            ResultOrder.Uploaded => _uploaded.Get(doc),

            // The bits of positive numbers are in the order of the numbers.
            ResultOrder.Relevance => BitConverter.SingleToInt32Bits(Math.Max(score, 0)),
            _ => 0,
        };
}
