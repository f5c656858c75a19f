using System.Runtime.ExceptionServices;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Pipeline.Catalog.Search;

/// <summary>Searches the segments of an index, on several threads where there is much to do: each takes some of the segments.</summary>
/// <param name="reader">The index.</param>
/// <param name="enough">How many documents are worth a second thread.</param>
internal sealed class SegmentSearcher(IndexReader reader, int enough) : IndexSearcher(reader)
{
    /// <summary>More threads than that only wait for the largest segment.</summary>
    private const int MostThreads = 4;

    /// <summary>Searches on this thread, and perhaps on others beside it.</summary>
    /// <param name="query">What to find.</param>
    /// <param name="collectors">What to do with what is found.</param>
    /// <param name="collectorOf">Makes what gives hits to collectors, for one thread.</param>
    public void Search(Query query, IReadOnlyList<HitCollector> collectors, Func<IReadOnlyList<HitCollector>, ICollector> collectorOf)
    {
        Weight weight = CreateNormalizedWeight(query);
        List<AtomicReaderContext>[] parts = Split(collectors.All(static collector => collector.HasForks) ? MostThreads : 1);
        List<(HitCollector[] Forks, Thread Thread)> others = [];
        ExceptionDispatchInfo? failure = null;
        foreach (List<AtomicReaderContext> part in parts[1..])
        {
            HitCollector[] forks = [.. collectors.Select(static collector => collector.Fork())];
            var thread = new Thread(() =>
            {
                try
                {
                    Search(part, weight, collectorOf(forks));
                }
                catch (Exception e)
                {
                    failure = ExceptionDispatchInfo.Capture(e);
                }
            });
            others.Add((forks, thread));
            thread.Start();
        }

        try
        {
            Search(parts[0], weight, collectorOf(collectors));
        }
        finally
        {
            others.ForEach(static other => other.Thread.Join());
        }

        failure?.Throw();
        foreach ((HitCollector[] forks, _) in others)
        {
            for (int i = 0; i < collectors.Count; i++)
            {
                collectors[i].Join(forks[i]);
            }
        }
    }

    /// <summary>The segments in parts of about the same number of documents: the largest first, each to the part that has least.</summary>
    private List<AtomicReaderContext>[] Split(int most)
    {
        IList<AtomicReaderContext> segments = TopReaderContext.Leaves;
        int threads = IndexReader.MaxDoc < enough ? 1 : Math.Min(Math.Min(Environment.ProcessorCount, most), segments.Count);
        List<AtomicReaderContext>[] parts =
        [
            .. Enumerable.Range(0, Math.Max(1, threads)).Select(static _ => new List<AtomicReaderContext>()),
        ];
        int[] documents = new int[parts.Length];
        foreach (AtomicReaderContext segment in segments.OrderByDescending(static segment => segment.Reader.MaxDoc))
        {
            int least = Array.IndexOf(documents, documents.Min());
            parts[least].Add(segment);
            documents[least] += segment.Reader.MaxDoc;
        }

        return parts;
    }
}
