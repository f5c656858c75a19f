using Azure.Core;
using Azure.Core.Pipeline;

namespace Pipeline.Benchmarks.Index;

/// <summary>Counts storage requests, and delays each when asked to, as a network would.</summary>
internal sealed class Requests : HttpPipelinePolicy
{
    private long _count;

    /// <summary>How many there were.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>By how much to delay each.</summary>
    public TimeSpan Delay { get; set; }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Interlocked.Increment(ref _count);
        if (Delay > TimeSpan.Zero)
        {
            await Task.Delay(Delay, TimeProvider.System);
        }

        await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Interlocked.Increment(ref _count);
        if (Delay > TimeSpan.Zero)
        {
            using var time = new ManualResetEventSlim();
            time.Wait(Delay);
        }

        ProcessNext(message, pipeline);
    }
}
