using System.ComponentModel;
using System.Globalization;
using ModelContextProtocol;
using ModelContextProtocol.Server;
using Pipeline.Catalog;
using Pipeline.Catalog.Queries;
using Pipeline.Functions.Http;
using Pipeline.Functions.Storage;

namespace Pipeline.Functions.Mcp;

/// <summary>What an assistant can do with the archive: search and read. Nothing here changes anything.</summary>
internal sealed class ArchiveTools(ArticleCatalog catalog, RequestBudget budget)
{
    private const int LongestText = 100_000;
    private const string Words =
        "Words that must occur. \"a phrase\", OR, -word, prefix*, \"near words\"~5, fuzzy~ and fields such as headline:word work too.";
    private const string From = "The first day of publication, such as 2022-01-10.";
    private const string To = "The last day of publication.";
    private const string Sort = "newest (default), oldest, uploaded (last uploaded first) or relevance; relevance needs a query.";
    private const string Next = "The continuation of the previous page, with all other arguments as they were.";
    private const string Limit = "How many at most, 1 to 100.";

    [McpServerTool(
        Name = "search_articles",
        Title = "Search articles",
        ReadOnly = true,
        Idempotent = true,
        OpenWorld = false,
        UseStructuredContent = true
    )]
    [Description("Finds news articles by words, people, organisations, places, speakers, outlets and dates. All conditions must hold.")]
    public Task<FoundArticles> SearchArticlesAsync(
        [Description(Words)] string? query = null,
        [Description("People named in the article, each of them. A surname will do.")] string[]? people = null,
        [Description("Organisations named in the article.")] string[]? organisations = null,
        [Description("Places named in the article.")] string[]? places = null,
        [Description("People or bodies that the article quotes.")] string[]? speakers = null,
        [Description("The outlet it comes from, or a medium it cites.")] string[]? sources = null,
        [Description("ISO 639-1, such as en.")] string? language = null,
        [Description(From)] string? from = null,
        [Description(To)] string? to = null,
        [Description(Sort)] string? sort = null,
        [Description(Limit)] int limit = 10,
        [Description(Next)] string? continuation = null,
        CancellationToken cancellationToken = default
    ) =>
        RunAsync(
            async cancel =>
            {
                var arguments = new ToolArguments(query, from, to, sort, limit, continuation)
                {
                    { "people", "person", people },
                    { "organisations", "organisation", organisations },
                    { "places", "place", places },
                    { "speakers", "speaker", speakers },
                    { "sources", "source", sources },
                    { "language", "language", language },
                };
                return ArticleQuery.TryParse(arguments, out ArticleQuery? read, out IReadOnlyList<QueryError> errors)
                    ? FoundArticles.From(arguments.ValueOf(await catalog.SearchAsync(read, cancel)))
                    : throw arguments.Refuse(errors);
            },
            cancellationToken
        );

    [McpServerTool(
        Name = "search_quotations",
        Title = "Search quotations",
        ReadOnly = true,
        Idempotent = true,
        OpenWorld = false,
        UseStructuredContent = true
    )]
    [Description("Finds what people and bodies said, with the article that reported it. All conditions must hold of the same quotation.")]
    public Task<FoundQuotations> SearchQuotationsAsync(
        [Description($"In the quotation. {Words}")] string? query = null,
        [Description("Who said it, any of them. A surname will do.")] string[]? speakers = null,
        [Description("Names that occur in the quotation and are not its speaker's.")] string[]? about = null,
        [Description("The medium it was said in or came through.")] string? medium = null,
        [Description("direct, mixed or indirect, any of them.")] string[]? kinds = null,
        [Description("Only quotations whose speaker is at least so likely right, 0 to 1.")] double? minConfidence = null,
        [Description(From)] string? from = null,
        [Description(To)] string? to = null,
        [Description(Sort)] string? sort = null,
        [Description(Limit)] int limit = 10,
        [Description(Next)] string? continuation = null,
        CancellationToken cancellationToken = default
    ) =>
        RunAsync(
            async cancel =>
            {
                var arguments = new ToolArguments(query, from, to, sort, limit, continuation)
                {
                    { "speakers", "speaker", speakers },
                    { "about", "about", about },
                    { "medium", "medium", medium },
                    { "kinds", "kind", kinds },
                    { "minConfidence", "minConfidence", minConfidence?.ToString(CultureInfo.InvariantCulture) },
                };
                return QuotationQuery.TryParse(arguments, out QuotationQuery? read, out IReadOnlyList<QueryError> errors)
                    ? FoundQuotations.From(arguments.ValueOf(await catalog.QuotationsAsync(read, cancel)))
                    : throw arguments.Refuse(errors);
            },
            cancellationToken
        );

    [McpServerTool(
        Name = "find_names",
        Title = "Find names",
        ReadOnly = true,
        Idempotent = true,
        OpenWorld = false,
        UseStructuredContent = true
    )]
    [Description(
        "Lists the names in the archive that begin so, the most named first: to learn how a name is spelt before searching with it."
    )]
    public Task<FoundNames> FindNamesAsync(
        [Description("What a name begins with; its first or last name will do.")] string? prefix = null,
        [Description("person, organisation, place, source, speaker or keyword.")] string? type = null,
        [Description(Limit)] int limit = 20,
        CancellationToken cancellationToken = default
    ) =>
        RunAsync(
            async cancel =>
            {
                var arguments = new ToolArguments
                {
                    { "prefix", "prefix", prefix },
                    { "type", "type", type },
                    { "limit", "limit", $"{limit}" },
                };
                return EntityQuery.TryParse(arguments, out EntityQuery? read, out IReadOnlyList<QueryError> errors)
                    ? FoundNames.From(await catalog.EntitiesAsync(read, cancel))
                    : throw arguments.Refuse(errors);
            },
            cancellationToken
        );

    [McpServerTool(
        Name = "describe_name",
        Title = "Describe a name",
        ReadOnly = true,
        Idempotent = true,
        OpenWorld = false,
        UseStructuredContent = true
    )]
    [Description(
        "What the archive says of one person, organisation or place: spellings, roles with their dates, articles by month, who and what "
            + "it appears with, how often it is quoted."
    )]
    public Task<EntityProfile> DescribeNameAsync(
        [Description("The name, in any spelling that articles use.")] string name,
        [Description("person, organisation or place, when the name is that of several.")] string? type = null,
        [Description(From)] string? from = null,
        [Description(To)] string? to = null,
        CancellationToken cancellationToken = default
    ) =>
        RunAsync(
            async cancel =>
            {
                var arguments = new ToolArguments
                {
                    { "type", "type", type },
                    { "from", "from", from },
                    { "to", "to", to },
                };
                return !ProfileQuery.TryParse(name, arguments, out ProfileQuery? read, out IReadOnlyList<QueryError> errors)
                        ? throw arguments.Refuse(errors)
                    : await catalog.ProfileAsync(read, cancel) is { } profile ? profile
                    : throw new McpException($"No article names '{name}'. find_names lists the names that begin so.");
            },
            cancellationToken
        );

    [McpServerTool(
        Name = "read_article",
        Title = "Read an article",
        ReadOnly = true,
        Idempotent = true,
        OpenWorld = false,
        UseStructuredContent = true
    )]
    [Description("Reads one article: its text, who is named with which role, and who said what.")]
    public Task<ReadArticle> ReadArticleAsync(
        [Description("The article's id, as the searches give it.")] string id,
        [Description("Where the text is to begin: `next` of the previous part.")] int start = 0,
        [Description("How many characters of text at most, up to 100000.")] int length = 20_000,
        CancellationToken cancellationToken = default
    ) =>
        RunAsync(
            async cancel =>
            {
                if (start < 0 || length is < 1 or > LongestText)
                {
                    throw new McpException($"start must not be negative, and length is 1 to {LongestText}.");
                }

                ArticleRecord? record = await catalog.GetWithNearDuplicatesAsync(id, cancel);
                return record switch
                {
                    null => throw new McpException($"No article has the id '{id}'. search_articles lists the ids."),
                    { Metadata: null, Summary: { Rejection: { } rejection } summary } => throw new McpException(
                        $"{summary.Name} was rejected and has no text: {rejection.Reason}"
                    ),
                    { Metadata: null } => throw new McpException(
                        $"{record.Summary.Name} is a batch: its records are articles of their own."
                    ),
                    _ => ReadArticle.From(record.Metadata, start, length),
                };
            },
            cancellationToken
        );

    // Only the message of an McpException reaches the assistant.
    private async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(budget.Time);
        try
        {
            return await work(time.Token);
        }
        catch (IndexNotReadyException exception)
        {
            throw new McpException(exception.Message);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && StorageOutage.Is(exception))
        {
            throw new McpException("The archive's storage does not answer. Try again in a moment.", exception);
        }
    }
}
