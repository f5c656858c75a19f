using System.Text.Json.Serialization;

namespace Pipeline.Articles;

/// <summary>
/// What became of an uploaded file: an article, a rejection that says why, or a batch whose records are files of their own. All are final;
/// none is an exception.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "outcome")]
[JsonDerivedType(typeof(ParsedArticle), "parsed")]
[JsonDerivedType(typeof(RejectedArticle), "rejected")]
[JsonDerivedType(typeof(UnpackedBatch), "batch")]
public abstract record ParseResult
{
    private protected ParseResult() { }
}

/// <summary>The file is an article.</summary>
/// <param name="Article">The article.</param>
public sealed record ParsedArticle(Article Article) : ParseResult;

/// <summary>The file is no article that can be read.</summary>
/// <param name="Id">The id the article would have had.</param>
/// <param name="Source">The file. Its hash is empty when the file was too large to read.</param>
/// <param name="Rejection">Why.</param>
public sealed record RejectedArticle(string Id, ArticleSource Source, Rejection Rejection) : ParseResult;

/// <summary>The file is a batch: its records are stored as files of their own. A parser never says so; whoever unpacks does.</summary>
/// <param name="Id">The batch's id.</param>
/// <param name="Source">The file. Its hash is empty: it was never read as a whole.</param>
/// <param name="Batch">What was in it.</param>
/// <param name="IsComplete">False while it is being unpacked: the records up to <see cref="BatchSummary.Records"/> are stored.</param>
public sealed record UnpackedBatch(string Id, ArticleSource Source, BatchSummary Batch, bool IsComplete) : ParseResult;

/// <summary>Why a file was rejected.</summary>
/// <param name="Code">A stable code for programs, in kebab-case: <c>empty</c>, <c>too-large</c>, <c>binary</c>, …</param>
/// <param name="Reason">A sentence for people that says what was wrong and what to do.</param>
public sealed record Rejection(string Code, string Reason);
