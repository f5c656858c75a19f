using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Mcp;

/// <summary>
/// The archive for assistants: the Model Context Protocol over streamable HTTP, stateless, so that any instance answers any request.
/// </summary>
public sealed class McpEndpoint(McpRoute route, ProblemBoundary boundary)
{
    private const string Route = "api/mcp";

    /// <summary><c>POST /api/mcp</c>: one message of the protocol, behind the same keys as the queries.</summary>
    [Function(nameof(CallMcp))]
    public Task<IResult> CallMcp(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = Route)] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        boundary.RunAsync(request, _ => Task.FromResult(request.HasJsonContentType() ? route : Problems.McpTakesJson()), cancellationToken);

    /// <summary>
    /// <c>GET</c> and <c>DELETE /api/mcp</c>: 405, by which the protocol says that there is no stream to listen to and no session to end.
    /// </summary>
    [Function(nameof(RefuseMcpSession))]
    public IResult RefuseMcpSession([HttpTrigger(AuthorizationLevel.Function, "get", "delete", Route = Route)] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.HttpContext.Response.Headers.Allow = HttpMethods.Post;
        return Problems.NoMcpSession();
    }
}
