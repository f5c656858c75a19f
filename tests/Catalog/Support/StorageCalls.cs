using Azure.Core;
using Azure.Core.Pipeline;

namespace Pipeline.Catalog.Tests.Support;

/// <summary>
/// Sees every storage call of the clients it is given to: counts them, and lets a test decide when one happens, or make it fail before or
/// after its effect. What applies is bound to the asynchronous flow that makes the call.
/// </summary>
internal sealed class StorageCalls : HttpPipelinePolicy
{
    private static readonly AsyncLocal<StorageCallWatcher?> Watcher = new();

    /// <summary>Makes a watcher see the calls of this flow, until disposed.</summary>
    public static IDisposable Watch(StorageCallWatcher watcher)
    {
        Watcher.Value = watcher;
        return new Unwatch();
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (Watcher.Value is not { } watcher)
        {
            await ProcessNextAsync(message, pipeline);
            return;
        }

        await watcher.BeforeAsync(message.Request);
        await ProcessNextAsync(message, pipeline);
        watcher.After(message.Request, message.Response);
    }

    /// <summary>Lucene reads the index synchronously, on threads of its own.</summary>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (Watcher.Value is { } watcher)
        {
            Wait(watcher.BeforeAsync(message.Request));
            ProcessNext(message, pipeline);
            watcher.After(message.Request, message.Response);
        }
        else
        {
            ProcessNext(message, pipeline);
        }
    }

    private static void Wait(ValueTask turn)
    {
        using var comes = new ManualResetEventSlim();
        Task task = turn.AsTask();
        task.ContinueWith(_ => comes.Set(), TaskScheduler.Default);
        comes.Wait();
        if (task.Exception is { } failed)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failed.InnerException!);
        }
    }

    private sealed class Unwatch : IDisposable
    {
        public void Dispose() => Watcher.Value = null;
    }
}
