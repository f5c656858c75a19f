using System.Collections.Concurrent;
using System.Diagnostics;
using Google.Protobuf.WellKnownTypes;

namespace Pipeline.Functions.Local.Rpc;

/// <summary>
/// The conversation with one worker: it starts once, invocations run side by side, and when its stream ends every call that waits fails.
/// </summary>
internal sealed class WorkerChannel(Action<RpcLog> log)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, TaskCompletionSource<InvocationResponse>> _running = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<FunctionLoadResponse>> _loading = new();
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<WorkerInitResponse> _init = Waiting<WorkerInitResponse>();
    private readonly TaskCompletionSource<FunctionMetadataResponse> _metadata = Waiting<FunctionMetadataResponse>();
    private Action<StreamingMessage>? _send;

    /// <summary>What the worker calls itself.</summary>
    public string Id { get; } = Guid.NewGuid().ToString();

    /// <summary>What the worker can do, once it has started.</summary>
    public IReadOnlyDictionary<string, string> Capabilities { get; private set; } = new Dictionary<string, string>();

    /// <summary>Where the worker listens for HTTP; null when it takes requests over this channel.</summary>
    public Uri? HttpAddress => Capabilities.TryGetValue("HttpUri", out string? address) ? new Uri(address) : null;

    /// <summary>Whether bodies of requests over this channel are bytes whatever their type.</summary>
    public bool TakesRawBodies => Capabilities.ContainsKey("RawHttpBodyBytes");

    /// <summary>Whether headers, query and route values of such requests are maps whose values may be absent.</summary>
    public bool TakesNullableValues => Capabilities.ContainsKey("UseNullableValueDictionaryForHttp");

    /// <summary>Ends when the worker's stream has ended.</summary>
    public Task Ended => _ended.Task;

    /// <summary>The worker is there.</summary>
    /// <param name="send">Sends it a message, and does not wait.</param>
    public void Connect(Action<StreamingMessage> send)
    {
        _send = send;
        _connected.TrySetResult();
    }

    /// <summary>The worker has said something.</summary>
    public void Receive(StreamingMessage message)
    {
        switch (message.ContentCase)
        {
            case StreamingMessage.ContentOneofCase.RpcLog:
                log(message.RpcLog);
                break;
            case StreamingMessage.ContentOneofCase.WorkerInitResponse:
                _init.TrySetResult(message.WorkerInitResponse);
                break;
            case StreamingMessage.ContentOneofCase.FunctionMetadataResponse:
                _metadata.TrySetResult(message.FunctionMetadataResponse);
                break;
            case StreamingMessage.ContentOneofCase.FunctionLoadResponse:
                if (_loading.TryRemove(message.FunctionLoadResponse.FunctionId, out TaskCompletionSource<FunctionLoadResponse>? load))
                {
                    load.TrySetResult(message.FunctionLoadResponse);
                }

                break;
            case StreamingMessage.ContentOneofCase.InvocationResponse:
                if (_running.TryRemove(message.InvocationResponse.InvocationId, out TaskCompletionSource<InvocationResponse>? invocation))
                {
                    invocation.TrySetResult(message.InvocationResponse);
                }

                break;
        }
    }

    /// <summary>Has the worker introduce itself, name its functions (unless they are known already) and load them.</summary>
    /// <param name="folder">The app's folder.</param>
    /// <param name="known">The functions, when an earlier worker named them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The functions.</returns>
    /// <exception cref="WorkerException">The worker could not start, or could not load a function.</exception>
    /// <exception cref="WorkerGoneException">It ended meanwhile.</exception>
    public async Task<IReadOnlyList<RpcFunctionMetadata>> StartAsync(
        string folder,
        IReadOnlyList<RpcFunctionMetadata>? known,
        CancellationToken cancellationToken
    )
    {
        await (await Task.WhenAny(_connected.Task, _ended.Task).WaitAsync(cancellationToken));
        var init = new WorkerInitRequest
        {
            HostVersion = HostVersion.Text,
            WorkerDirectory = folder,
            FunctionAppDirectory = folder,
        };
        init.Capabilities["MultiStream"] = "10";
        Send(new() { RequestId = Id, WorkerInitRequest = init });
        WorkerInitResponse introduction = await _init.Task.WaitAsync(cancellationToken);
        WorkerException.ThrowIfFailed(introduction.Result, "The worker could not start");
        Capabilities = new Dictionary<string, string>(introduction.Capabilities);
        IReadOnlyList<RpcFunctionMetadata> functions = known ?? await AskForFunctionsAsync(folder, cancellationToken);
        await LoadAsync(functions, cancellationToken);
        return functions;
    }

    /// <summary>Runs a function and waits for it; cancelling asks the worker to cancel and waits on.</summary>
    /// <exception cref="WorkerException">The function failed.</exception>
    /// <exception cref="OperationCanceledException">The function was cancelled.</exception>
    /// <exception cref="WorkerGoneException">The worker ended meanwhile.</exception>
    public async Task<InvocationResponse> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken)
    {
        request.TraceContext ??= TraceContext();
        TaskCompletionSource<InvocationResponse> done = _running[request.InvocationId] = Waiting<InvocationResponse>();
        if (!Send(new() { RequestId = request.InvocationId, InvocationRequest = request }))
        {
            done.TrySetException(new WorkerGoneException());
        }

        await using CancellationTokenRegistration cancel = cancellationToken.Register(() =>
            Send(new() { InvocationCancel = new() { InvocationId = request.InvocationId } })
        );
        try
        {
            InvocationResponse response = await done.Task;
            WorkerException.ThrowIfFailed(response.Result, "The function failed");
            return response;
        }
        finally
        {
            _running.TryRemove(request.InvocationId, out _);
        }
    }

    /// <summary>Asks the worker to end.</summary>
    public void Terminate() => Send(new() { WorkerTerminate = new() { GracePeriod = Duration.FromTimeSpan(Grace) } });

    /// <summary>Gives the worker up: its process has ended, or never connected.</summary>
    public void End()
    {
        foreach (TaskCompletionSource<InvocationResponse> waiting in _running.Values)
        {
            waiting.TrySetException(new WorkerGoneException());
        }

        foreach (TaskCompletionSource<FunctionLoadResponse> waiting in _loading.Values)
        {
            waiting.TrySetException(new WorkerGoneException());
        }

        _init.TrySetException(new WorkerGoneException());
        _metadata.TrySetException(new WorkerGoneException());
        _ended.TrySetResult();
    }

    private async Task<IReadOnlyList<RpcFunctionMetadata>> AskForFunctionsAsync(string folder, CancellationToken cancellationToken)
    {
        Send(
            new()
            {
                RequestId = Id,
                FunctionsMetadataRequest = new() { FunctionAppDirectory = folder },
            }
        );
        FunctionMetadataResponse answer = await _metadata.Task.WaitAsync(cancellationToken);
        WorkerException.ThrowIfFailed(answer.Result, "The worker could not name its functions");
        return [.. answer.FunctionMetadataResults];
    }

    private async Task LoadAsync(IReadOnlyList<RpcFunctionMetadata> functions, CancellationToken cancellationToken)
    {
        var loads = functions.Select(function => (function.Name, Answer: Load(function))).ToList();
        foreach ((string name, Task<FunctionLoadResponse> answer) in loads)
        {
            WorkerException.ThrowIfFailed(
                (await answer.WaitAsync(cancellationToken)).Result,
                $"The worker could not load function '{name}'"
            );
        }
    }

    private Task<FunctionLoadResponse> Load(RpcFunctionMetadata function)
    {
        TaskCompletionSource<FunctionLoadResponse> answer = _loading[function.FunctionId] = Waiting<FunctionLoadResponse>();
        if (
            !Send(
                new()
                {
                    RequestId = Id,
                    FunctionLoadRequest = new() { FunctionId = function.FunctionId, Metadata = function },
                }
            )
        )
        {
            answer.TrySetException(new WorkerGoneException());
        }

        return answer.Task;
    }

    private bool Send(StreamingMessage message)
    {
        if (_send is not { } send || _ended.Task.IsCompleted)
        {
            return false;
        }

        send(message);
        return true;
    }

    // The worker fails an invocation without a trace context, even an empty one.
    private static RpcTraceContext TraceContext() =>
        Activity.Current is { IdFormat: ActivityIdFormat.W3C } current
            ? new() { TraceParent = current.Id ?? "", TraceState = current.TraceStateString ?? "" }
            : new();

    private static TaskCompletionSource<T> Waiting<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
