using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Tests;

public sealed class ProblemBoundaryTests
{
    public static TheoryData<Exception, int> Faults => new()
    {
        { new RequestFailedException(0, "connection refused"), StatusCodes.Status503ServiceUnavailable },
        { new RequestFailedException(503, "server busy"), StatusCodes.Status503ServiceUnavailable },
        { new AggregateException(new RequestFailedException(0, "refused"), new RequestFailedException(0, "refused")), StatusCodes.Status503ServiceUnavailable },
        { new RequestFailedException(403, "no role"), StatusCodes.Status500InternalServerError },
        { new InvalidOperationException("a bug"), StatusCodes.Status500InternalServerError },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_escapes_becomes_a_problem_that_keeps_its_secrets(Exception fault, int expected)
    {
        IResult result = await Boundary().RunAsync(new DefaultHttpContext().Request, () => throw fault);
        ProblemHttpResult problem = Assert.IsType<ProblemHttpResult>(result);
        Assert.Equal(expected, problem.StatusCode);
        Assert.DoesNotContain(fault.Message, problem.ProblemDetails.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_went_away_is_no_fault_of_the_service()
    {
        using var aborted = new CancellationTokenSource();
        await aborted.CancelAsync();
        var context = new DefaultHttpContext { RequestAborted = aborted.Token };
        IResult result = await Boundary().RunAsync(context.Request, () => throw new OperationCanceledException());
        Assert.Equal(StatusCodes.Status499ClientClosedRequest, Assert.IsAssignableFrom<IStatusCodeHttpResult>(result).StatusCode);
    }

    private static ProblemBoundary Boundary() => new(NullLogger<ProblemBoundary>.Instance);
}
