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
        await channel.ServeAsync(requestStream, responseStream, context.CancellationToken);
    }
}
