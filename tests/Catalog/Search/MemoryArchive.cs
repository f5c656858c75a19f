using Azure;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Search;

namespace Pipeline.Catalog.Tests.Search;

/// <summary>An archive in memory: a committed index of several segments, and what is new.</summary>
internal sealed class MemoryArchive : IDisposable
{
    private readonly RAMDirectory _directory = new();
    private readonly RAMDirectory _recentDirectory = new();
    private readonly IndexWriter _writer;
    private readonly IndexWriter _recent;
    private readonly List<NewRow> _newRows = [];

    public MemoryArchive()
    {
        _writer = new IndexWriter(_directory, Configuration());
        _recent = new IndexWriter(_recentDirectory, Configuration());
    }

    /// <summary>Adds or replaces an article in the committed index.</summary>
    public void Pack(IndexedArticle article) => _writer.UpdateDocuments(new Term(IndexFields.Id, article.Id), ArticleDocuments.Of(article));

    /// <summary>Ends a segment.</summary>
    public void Commit() => _writer.Commit();

    /// <summary>Adds or replaces an article that is not packed.</summary>
    public void Write(IndexedArticle article)
    {
        Remember(article);
        _newRows.Add(new NewRow(article.Id, article.Version, SortKey.Of(article.Day, article.Id), false, new ETag(article.Version), 0));
    }

    /// <summary>Has an article in memory that was packed meanwhile.</summary>
    public void Remember(IndexedArticle article) =>
        _recent.UpdateDocuments(new Term(IndexFields.Id, article.Id), ArticleDocuments.Of(article));

    /// <summary>Deletes an article; the deletion is not packed.</summary>
    public void Delete(string id) => _newRows.Add(new NewRow(id, "", default, true, new ETag("deleted"), 0));

    /// <summary>Opens it.</summary>
    /// <param name="enough">How many documents are worth a second thread: 0, so that several threads search.</param>
    public ArchiveView Open(int enough = 0)
    {
        _writer.Commit();
        return new ArchiveView(
            new IndexSnapshot(DirectoryReader.Open(_directory), 1),
            DirectoryReader.Open(_recent, true),
            _newRows,
            enough
        );
    }

    public void Dispose()
    {
        _writer.Dispose();
        _recent.Dispose();
        _directory.Dispose();
        _recentDirectory.Dispose();
    }

    private static IndexWriterConfig Configuration() =>
        new(LuceneVersion.LUCENE_48, IndexAnalyzer.Create())
        {
            Similarity = IndexAnalyzer.Similarity,
            MergePolicy = NoMergePolicy.COMPOUND_FILES,
        };
}
