using System.Collections.Concurrent;

namespace Pipeline.Functions.Local.Rpc;

/// <summary>The workers that are expected to connect.</summary>
internal sealed class WorkerChannels
{
    private readonly ConcurrentDictionary<string, WorkerChannel> _channels = new();

    public void Expect(WorkerChannel channel) => _channels[channel.Id] = channel;

    public void Forget(WorkerChannel channel) => _channels.TryRemove(channel.Id, out _);

    public WorkerChannel? Find(string workerId) => _channels.GetValueOrDefault(workerId);
}
