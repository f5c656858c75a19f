using Lucene.Net.Analysis;
using Lucene.Net.Search.Similarities;

namespace Pipeline.Catalog.Index.Documents;

/// <summary>What an index of articles is written and read with, beside the documents themselves.</summary>
internal static class IndexAnalyzer
{
    /// <summary>How far apart headline and text are, in words, so that no phrase spans both.</summary>
    private const int GapBetweenTexts = 100;

    /// <summary>How a hit's relevance is computed (BM25: Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009).</summary>
    public static Similarity Similarity { get; } = new BM25Similarity();

    /// <summary>
    /// An analyzer for writers. Fields bring their own words (<see cref="WordStream"/>), so it only says what lies between two texts of one
    /// field.
    /// </summary>
    public static Analyzer Create() => new GapAnalyzer();

    private sealed class GapAnalyzer : Analyzer
    {
        public override int GetPositionIncrementGap(string fieldName) => GapBetweenTexts;

        protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader) =>
            throw new NotSupportedException(
                $"Field '{fieldName}' has no words of its own. Make its documents by {nameof(ArticleDocuments)}."
            );
    }
}
