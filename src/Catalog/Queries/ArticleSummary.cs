using System.Text.Json.Serialization;
using Pipeline.Articles;

namespace Pipeline.Catalog.Queries;

/// <summary>One article as lists show it.</summary>
public sealed record ArticleSummary
{
    /// <summary>The article's id.</summary>
    public required string Id { get; init; }

    /// <summary>The blob's name.</summary>
    public required string Name { get; init; }

    /// <summary>What became of it.</summary>
    public required ArticleStatus Status { get; init; }

    /// <summary>Why it was rejected; null for an indexed article.</summary>
    public Rejection? Rejection { get; init; }

    /// <summary>What was in the batch; null for an article.</summary>
    public BatchSummary? Batch { get; init; }

    /// <summary>The headline, where it has one.</summary>
    public string? Headline { get; init; }

    /// <summary>The first words of the text.</summary>
    public string? Lead { get; init; }

    /// <summary>The day of publication, from the article itself, where it says so.</summary>
    public DateOnly? DatePublished { get; init; }

    /// <summary>When this version was uploaded.</summary>
    public required DateTimeOffset Uploaded { get; init; }

    /// <summary>The agency or outlet it comes from, where it says so.</summary>
    public string? Source { get; init; }

    /// <summary>The language, ISO 639-1, or <c>und</c>.</summary>
    public string? Language { get; init; }

    /// <summary>The people named, the most mentioned first; at most ten.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>The organisations named, the most mentioned first; at most ten.</summary>
    public IReadOnlyList<string> Organisations { get; init; } = [];

    /// <summary>The places named, the most mentioned first; at most ten.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>The speakers quoted, the most quoted first; at most ten.</summary>
    public IReadOnlyList<string> Speakers { get; init; } = [];

    /// <summary>How many quotations it has.</summary>
    public int Quotations { get; init; }

    /// <summary>How many words it has.</summary>
    public int WordCount { get; init; }

    /// <summary>The version of the extractor that read it.</summary>
    public required string Extractor { get; init; }

    /// <summary>
    /// Passages that show why a query found the article, best first, at most three; left out when the query looks for no words or names.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Snippet>? Snippets { get; init; }

    /// <summary>The near-duplicates that the list does not show; left out unless there are some and the query puts them together.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Duplicates? Duplicates { get; init; }

    /// <summary>How much the article says about the words of the query; left out unless results are sorted by it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Score { get; init; }
}
