using System.Threading.Channels;
using Grpc.Core;

namespace Pipeline.Functions.Local.Rpc;

/// <summary>The host's end of the protocol: a worker opens one stream and says first who it is.</summary>
internal sealed class FunctionRpcService(WorkerChannels channels) : FunctionRpc.FunctionRpcBase
{
    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream,
        IServerStreamWriter<StreamingMessage> responseStream,
        ServerCallContext context
    )
    {
        if (
            !await requestStream.MoveNext(context.CancellationToken)
            || requestStream.Current.ContentCase != StreamingMessage.ContentOneofCase.StartStream
        )
        {
            throw new Grpc.Core.RpcException(new Status(StatusCode.FailedPrecondition, "The first message must be StartStream."));
        }

        WorkerChannel channel =
            channels.Find(requestStream.Current.StartStream.WorkerId)
            ?? throw new Grpc.Core.RpcException(new Status(StatusCode.NotFound, "No worker of that id is expected."));
        await ServeAsync(channel, requestStream, responseStream, context.CancellationToken);
    }

    /// <summary>Reads and writes the stream until either side ends it.</summary>
    private static async Task ServeAsync(
        WorkerChannel channel,
        IAsyncStreamReader<StreamingMessage> requests,
        IServerStreamWriter<StreamingMessage> responses,
        CancellationToken cancellationToken
    )
    {
        var outbound = Channel.CreateUnbounded<StreamingMessage>(new UnboundedChannelOptions { SingleReader = true });
        Task writing = WriteAsync(outbound.Reader, responses, cancellationToken);
        channel.Connect(message => outbound.Writer.TryWrite(message));
        try
        {
            while (await requests.MoveNext(cancellationToken))
            {
                channel.Receive(requests.Current);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or Grpc.Core.RpcException)
        {
            // The worker is gone, or the host stops.
        }
        finally
        {
            channel.End();
            outbound.Writer.TryComplete();
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task WriteAsync(
        ChannelReader<StreamingMessage> outbound,
        IServerStreamWriter<StreamingMessage> responses,
        CancellationToken cancellationToken
    )
    {
        await foreach (StreamingMessage message in outbound.ReadAllAsync(cancellationToken))
        {
            await responses.WriteAsync(message, cancellationToken);
        }
    }
}
