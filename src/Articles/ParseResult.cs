using System.Text.Json.Serialization;

namespace Pipeline.Articles;

/// <summary>What became of an uploaded file: an article, or a rejection that says why. Both are final; neither is an exception.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "outcome")]
[JsonDerivedType(typeof(ParsedArticle), "parsed")]
[JsonDerivedType(typeof(RejectedArticle), "rejected")]
public abstract record ParseResult
{
    private protected ParseResult()
    {
    }
}

/// <summary>The file is an article.</summary>
/// <param name="Article">The article.</param>
public sealed record ParsedArticle(Article Article) : ParseResult;

/// <summary>The file is no article that can be read.</summary>
/// <param name="Id">The id the article would have had.</param>
/// <param name="Source">The file. Its hash is empty when the file was too large to read.</param>
/// <param name="Rejection">Why.</param>
public sealed record RejectedArticle(string Id, ArticleSource Source, Rejection Rejection) : ParseResult;

/// <summary>Why a file was rejected.</summary>
/// <param name="Code">A stable code for programs, in kebab-case: <c>empty</c>, <c>too-large</c>, <c>binary</c>, …</param>
/// <param name="Reason">A sentence for people that says what was wrong and what to do.</param>
public sealed record Rejection(string Code, string Reason);
