using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Catalog;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Tests;

public sealed class ProblemBoundaryTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    public static TheoryData<Exception, int> Faults =>
        new()
        {
            { new RequestFailedException(0, "connection refused"), StatusCodes.Status503ServiceUnavailable },
            { new RequestFailedException(503, "server busy"), StatusCodes.Status503ServiceUnavailable },
            {
                new AggregateException(new RequestFailedException(0, "refused"), new RequestFailedException(0, "refused")),
                StatusCodes.Status503ServiceUnavailable
            },
            { new TaskCanceledException("exceeded the configured timeout"), StatusCodes.Status503ServiceUnavailable },
            {
                new AggregateException(new TaskCanceledException("took too long"), new RequestFailedException(0, "refused")),
                StatusCodes.Status503ServiceUnavailable
            },
            { new HttpRequestException("connection reset"), StatusCodes.Status503ServiceUnavailable },
            { new IOException("the response ended prematurely"), StatusCodes.Status503ServiceUnavailable },
            { new RequestFailedException(403, "no role"), StatusCodes.Status500InternalServerError },
            { new InvalidOperationException("a bug"), StatusCodes.Status500InternalServerError },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_escapes_the_work_becomes_a_problem_that_keeps_its_secrets(Exception fault, int expected)
    {
        Response response = await AnswerAsync(_ => throw fault);
        Assert.Equal(expected, response.Status);
        Assert.DoesNotContain(fault.Message, response.Body, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_escapes_the_writing_of_a_result_becomes_the_same_problem(Exception fault, int expected)
    {
        Response response = await AnswerAsync(_ => Task.FromResult<IResult>(new FailingResult(fault)));
        Assert.Equal(expected, response.Status);
        Assert.Equal("application/problem+json", response.ContentType);
    }

    [Fact]
    public async Task An_outage_says_when_to_come_again()
    {
        Response response = await AnswerAsync(_ => throw new RequestFailedException(0, "connection refused"));
        Assert.Equal("5", response.RetryAfter);
    }

    [Fact]
    public async Task An_index_that_is_being_built_says_so_once_and_when_to_come_again()
    {
        Response response = await AnswerAsync(_ => throw new IndexNotReadyException());
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, response.Status);
        Assert.Equal("30", response.RetryAfter);
        Assert.Equal(2, response.Body.Split("index is being built").Length);
    }

    [Fact]
    public async Task A_query_that_waits_longer_than_its_budget_is_answered_503()
    {
        Response response = await AnswerAsync(WaitAsync, budget: TimeSpan.FromMilliseconds(20));
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, response.Status);
    }

    [Fact]
    public async Task A_body_that_is_too_large_says_so()
    {
        Response response = await AnswerAsync(_ =>
            throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge)
        );
        Assert.Equal(StatusCodes.Status413PayloadTooLarge, response.Status);
        Assert.Contains("The body is too large.", response.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_went_away_is_no_fault_of_the_service()
    {
        Response response = await AnswerAsync(WaitAsync, clientHasGone: true);
        Assert.Equal(StatusCodes.Status499ClientClosedRequest, response.Status);
    }

    private static async Task<IResult> WaitAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("Waited for ever.");
    }

    private static async Task<Response> AnswerAsync(
        Func<CancellationToken, Task<IResult>> work,
        TimeSpan? budget = null,
        bool clientHasGone = false
    )
    {
        await using ServiceProvider services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services, RequestAborted = new CancellationToken(clientHasGone) };
        context.Request.Method = HttpMethods.Get;
        using var body = new MemoryStream();
        context.Response.Body = body;
        var boundary = new ProblemBoundary(new RequestBudget(budget ?? Long), NullLogger<ProblemBoundary>.Instance);
        IResult result = await boundary.RunAsync(context.Request, work, CancellationToken.None);
        await result.ExecuteAsync(context);
        return new Response(
            context.Response.StatusCode,
            context.Response.ContentType,
            context.Response.Headers.RetryAfter,
            System.Text.Encoding.UTF8.GetString(body.ToArray())
        );
    }

    private sealed record Response(int Status, string? ContentType, string? RetryAfter, string Body);

    private sealed class FailingResult(Exception fault) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => throw fault;
    }
}
