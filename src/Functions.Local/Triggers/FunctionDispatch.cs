using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Host;
using Pipeline.Functions.Local.Http;
using Pipeline.Functions.Local.Rpc;
using Pipeline.Functions.Local.Startup;
using Pipeline.Functions.Local.Workers;
using ExecutionContext = Microsoft.Azure.WebJobs.ExecutionContext;

namespace Pipeline.Functions.Local.Triggers;

/// <summary>Has the worker run what a listener started, and sends the outputs once it has succeeded.</summary>
#pragma warning disable CS0618
internal sealed class FunctionDispatch(
    Worker worker,
    FunctionTable table,
    Invocations invocations,
    Outcomes outcomes,
    Lazy<IJobHostMetadataProvider> metadata,
    CancellationToken cutShort
)
{
    private const int DeathsInOneTry = 2;

    private readonly FunctionBindings _bindings = new(metadata);

    /// <summary>Runs a function for the WebJobs SDK.</summary>
    public Task RunAsync(string name, object trigger, Binder binder, ExecutionContext context, CancellationToken cancellationToken)
    {
        HostedFunction function = table.Find(name)!;
        if (trigger is HttpCall call)
        {
            return RunAsync(function, call, binder, cancellationToken);
        }

        var request = new InvocationRequest
        {
            InvocationId = context.InvocationId.ToString(),
            FunctionId = function.Id,
            RetryContext = RetryOf(context),
        };
        request.InputData.Add(new ParameterBinding { Name = function.TriggerName, Data = RpcData.Of(trigger) });
        RpcData.Describe(binder.BindingData, request.TriggerMetadata);
        IReadOnlyDictionary<string, string> members = MessageMembers.Of(trigger);
        foreach ((string member, string value) in members)
        {
            string key =
                request.TriggerMetadata.Keys.FirstOrDefault(known => known.Equals(member, StringComparison.OrdinalIgnoreCase)) ?? member;
            request.TriggerMetadata[key] = RpcData.Of(value);
        }

        return RunAsync(function, request, members, binder, cancellationToken);
    }

    private async Task RunAsync(
        HostedFunction function,
        InvocationRequest request,
        IReadOnlyDictionary<string, string> values,
        Binder binder,
        CancellationToken listening
    )
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(listening, cutShort);
        CancellationToken cancellationToken = ended.Token;
        try
        {
            await invocations.RunAsync(
                function,
                request.InvocationId,
                Describe(function, request),
                async () =>
                {
                    await _bindings.ReadInputsAsync(function, request, values, binder, cancellationToken);
                    InvocationResponse response = await InvokeAsync(function, request, cancellationToken);
                    await _bindings.SendOutputsAsync(function, response, values, binder, cancellationToken);
                    return RpcData.Text(response.ReturnValue);
                }
            );
            await outcomes.SucceededAsync(function, binder.BindingData);
        }
        catch
        {
            await outcomes.FailedAsync(function, binder.BindingData);
            throw;
        }
    }

    /// <summary>
    /// Has the worker run a function. That the worker dies, or is being started again, is no reason to use up one of the tries of a
    /// message: most of those that are in hand then have nothing to do with it. One that is the reason fails in the end.
    /// </summary>
    private async Task<InvocationResponse> InvokeAsync(
        HostedFunction function,
        InvocationRequest request,
        CancellationToken cancellationToken
    )
    {
        for (int deaths = 0; ; deaths++)
        {
            RunningWorker running = await worker.WaitAsync(cancellationToken);
            try
            {
                return await running.Channel.InvokeAsync(request, cancellationToken);
            }
            catch (WorkerGoneException) when (deaths < DeathsInOneTry && !function.IsTimer && !cancellationToken.IsCancellationRequested)
            {
                // The next worker runs it.
            }
        }
    }

    private async Task RunAsync(HostedFunction function, HttpCall call, Binder binder, CancellationToken cancellationToken)
    {
        await _bindings.ReadInputsAsync(function, call.Request, call.Values, binder, cancellationToken);
        InvocationResponse response = await call.InvokeAsync(cancellationToken);
        await _bindings.SendOutputsAsync(function, response, call.Values, binder, cancellationToken);
    }

    private static Rpc.RetryContext? RetryOf(ExecutionContext context) =>
        context.RetryContext is { } retry ? new() { RetryCount = retry.RetryCount, MaxRetryCount = retry.MaxRetryCount } : null;

    private static string Describe(HostedFunction function, InvocationRequest request)
    {
        return function.TriggerType.ToUpperInvariant() switch
        {
            "BLOBTRIGGER" => $"blob {Value("BlobTrigger")}",
            "QUEUETRIGGER" => $"queue {(string?)function.Trigger["queueName"]}, try {Value("DequeueCount")}",
            "TIMERTRIGGER" => $"timer {(string?)function.Trigger["schedule"]}",
            _ => function.TriggerType,
        };

        string? Value(string key) => request.TriggerMetadata.TryGetValue(key, out TypedData? value) ? RpcData.Text(value) : null;
    }
}
