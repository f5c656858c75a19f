using Azure.Data.Tables;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Index.Storage;

namespace Pipeline.Catalog.Tests.Support;

/// <summary>Everything that an index says, so that two can be compared.</summary>
internal static class IndexContents
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>
    /// That the committed index says what one would that is built from the table now, term for term, and that Lucene finds its files sound.
    /// </summary>
    public static async Task AssertBuiltFromTableAsync(CatalogWorld world)
    {
        var expected = new SortedDictionary<string, string>(StringComparer.Ordinal);
        using (var memory = new RAMDirectory())
        {
            using (var writer = new IndexWriter(memory, new IndexWriterConfig(LuceneVersion.LUCENE_48, IndexAnalyzer.Create())))
            {
                await foreach (TableEntity row in world.Store.Table.QueryAsync<TableEntity>(cancellationToken: Cancelled))
                {
                    if (
                        row.PartitionKey != "meta"
                        && row.RowKey.StartsWith(RowKeys.ArticlePrefix, StringComparison.Ordinal)
                        && RowStatus.IsVisible(row.GetString(Columns.Status))
                    )
                    {
                        writer.AddDocuments(ArticleDocuments.Of(new StoredArticle(row).ForIndex()));
                    }
                }
            }

            using var reader = DirectoryReader.Open(memory);
            Add(reader, expected);
        }

        IndexHead head = (await world.Store.Index.ReadHeadAsync(default, Cancelled)).Head!;
        var actual = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (head.Files.Count > 0)
        {
            using var directory = new ReadDirectory(head, new PageCache(world.Store.Index, 1 << 20));
            Assert.True(new CheckIndex(directory).DoCheckIndex().Clean);
            using var reader = DirectoryReader.Open(directory);
            Add(reader, actual);
        }

        Assert.Equal(expected, actual);
    }

    /// <summary>
    /// Adds every live document as its terms and numbers, under its article's id and its place in the block. An article that is there twice
    /// fails.
    /// </summary>
    public static void Add(IndexReader reader, SortedDictionary<string, string> contents)
    {
        foreach (AtomicReaderContext leaf in reader.Leaves)
        {
            AtomicReader segment = leaf.AtomicReader;
            var words = new List<string>[segment.MaxDoc];
            for (int document = 0; document < words.Length; document++)
            {
                words[document] = [];
            }

            foreach (string field in segment.Fields ?? (IEnumerable<string>)[])
            {
                TermsEnum terms = segment.GetTerms(field).GetEnumerator();
                while (terms.MoveNext())
                {
                    DocsEnum documents = terms.Docs(segment.LiveDocs, null);
                    for (int document; (document = documents.NextDoc()) != DocIdSetIterator.NO_MORE_DOCS; )
                    {
                        words[document].Add($"{field}:{BitConverter.ToString(terms.Term.Bytes, terms.Term.Offset, terms.Term.Length)}");
                    }
                }
            }

            NumericDocValues high = segment.GetNumericDocValues(IndexFields.SortHigh);
            NumericDocValues low = segment.GetNumericDocValues(IndexFields.SortLow);
            NumericDocValues version = segment.GetNumericDocValues(IndexFields.Version);
            NumericDocValues toArticle = segment.GetNumericDocValues(IndexFields.ToArticle);
            for (int document = 0; document < segment.MaxDoc; document++)
            {
                if (segment.LiveDocs?.Get(document) == false)
                {
                    continue;
                }

                var key = new SortKey(high.Get(document), low.Get(document));
                string place = $"{key.Id} {toArticle.Get(document)}";
                Assert.True(
                    contents.TryAdd(place, $"{key.Day:O} {version.Get(document)} {string.Join(' ', words[document])}"),
                    $"{place} is there twice."
                );
            }
        }
    }
}
