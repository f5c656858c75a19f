using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using Pipeline.Functions.Local.Rpc;
using Pipeline.Functions.Local.Startup;
using Pipeline.Functions.Local.Workers;

namespace Pipeline.Functions.Local.Http;

/// <summary>
/// One call of an HTTP function. With ASP.NET Core integration the request itself goes to the worker's web server, and the message
/// only says which function it is for; otherwise request and answer travel in messages.
/// </summary>
internal sealed class HttpCall
{
    private const string InvocationHeader = "x-ms-invocation-id";

    private readonly HttpContext _http;
    private readonly HostedFunction _function;
    private readonly RunningWorker _worker;
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    public HttpCall(HttpContext http, HostedFunction function, RunningWorker worker)
    {
        (_http, _function, _worker) = (http, function, worker);
        Request = new()
        {
            InvocationId = Guid.NewGuid().ToString(),
            FunctionId = function.Id,
            TraceContext = TraceOf(http),
        };
        foreach ((string name, StringValues values) in http.Request.Query)
        {
            _values[name] = values.ToString();
        }

        foreach ((string name, object? value) in http.GetRouteData().Values)
        {
            if (value?.ToString() is { } text)
            {
                _values[name] = text;
                Request.TriggerMetadata[name] = new() { String = text };
            }
        }
    }

    /// <summary>What the worker is told.</summary>
    public InvocationRequest Request { get; }

    /// <summary>What expressions such as <c>{id}</c> in its bindings stand for: values of the route, then of the query.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>What the worker answered, once it has.</summary>
    public InvocationResponse? Response { get; private set; }

    /// <summary>Runs the function and writes its answer.</summary>
    /// <exception cref="WorkerGoneException">The worker ended meanwhile.</exception>
    /// <exception cref="WorkerException">The function failed.</exception>
    public async Task<InvocationResponse> InvokeAsync(CancellationToken cancellationToken) =>
        Response = _worker.HasWebServer ? await ForwardAsync(cancellationToken) : await ExchangeAsync(cancellationToken);

    private async Task<InvocationResponse> ForwardAsync(CancellationToken cancellationToken)
    {
        foreach ((string name, StringValues values) in _http.Request.Query)
        {
            Request.TriggerMetadata.TryAdd(name, new() { String = values.ToString() });
        }

        _http.Request.Headers[InvocationHeader] = Request.InvocationId;
        if (Request.TraceContext.TraceParent.Length > 0)
        {
            _http.Request.Headers.TraceParent = Request.TraceContext.TraceParent;
        }

        Request.InputData.Add(
            new ParameterBinding
            {
                Name = _function.TriggerName,
                Data = new() { Http = new() },
            }
        );
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<InvocationResponse> invoking = _worker.Channel.InvokeAsync(Request, ended.Token);
        Task forwarding = _worker.ForwardAsync(_http);
        if (await Task.WhenAny(forwarding, invoking) == forwarding && forwarding.IsFaulted)
        {
            await ended.CancelAsync(); // The worker waits for a request that will not come.
        }

        // The function's own error says more than what became of its answer.
        await ((Task)invoking).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (invoking.IsCompletedSuccessfully || invoking.IsCanceled)
        {
            await forwarding;
        }

        return await invoking;
    }

    private async Task<InvocationResponse> ExchangeAsync(CancellationToken cancellationToken)
    {
        Request.InputData.Add(
            new ParameterBinding
            {
                Name = _function.TriggerName,
                Data = new() { Http = await HttpMessages.ReadAsync(_http, _worker.Channel) },
            }
        );
        InvocationResponse response = await _worker.Channel.InvokeAsync(Request, cancellationToken);
        await HttpMessages.WriteAsync(_http, HttpMessages.AnswerOf(_function, response));
        return response;
    }

    // ASP.NET Core starts an activity of the caller's trace only when somebody listens; else the caller's goes on as it is.
    private static RpcTraceContext TraceOf(HttpContext http) =>
        Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } activity
            ? new() { TraceParent = id, TraceState = activity.TraceStateString ?? "" }
            : new() { TraceParent = http.Request.Headers.TraceParent.ToString(), TraceState = http.Request.Headers.TraceState.ToString() };
}
