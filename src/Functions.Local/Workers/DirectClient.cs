using System.Buffers;
using System.Reflection;
using System.Threading.Channels;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pipeline.Functions.Local.Rpc;

namespace Pipeline.Functions.Local.Workers;

/// <summary>
/// What a worker in this process has in the place of its gRPC client: the same messages, as the same bytes, but no web server, no HTTP/2
/// and no socket between. They cost an HTTP request more than all else that host and worker do for it. The worker's types for its client
/// are internal, so they are reached by reflection; they have been the same since its first version for .NET 6.
/// </summary>
internal static class DirectClient
{
    private const string Factory = "Microsoft.Azure.Functions.Worker.Grpc.IWorkerClientFactory";
    private const string Output = "Microsoft.Azure.Functions.Worker.GrpcHostChannel";

    /// <summary>Has the worker of an app speak to the host directly.</summary>
    /// <param name="services">The services of the app.</param>
    /// <param name="channel">The host's end of the conversation.</param>
    /// <exception cref="WorkerException">The app has no worker, or one that is made differently.</exception>
    public static void Replace(IServiceCollection services, WorkerChannel channel)
    {
        if (
            TypeOf(services, Factory) is not { } factory
            || TypeOf(services, Output)?.GetProperty("Channel") is not { } output
            || output.PropertyType.GetGenericArguments() is not [var message]
        )
        {
            throw new WorkerException(
                "The app has no isolated worker of a version that can run in this process. It must call FunctionsApplication.CreateBuilder(args); "
                    + "with another version of Microsoft.Azure.Functions.Worker, run it in a process of its own: `pipeline host FOLDER`."
            );
        }

        services.Replace(
            ServiceDescriptor.Singleton(
                factory,
                provider =>
                    Calls.To(
                        factory,
                        (method, arguments) =>
                            Calls.To(
                                method.ReturnType,
                                (
                                    (IClient)
                                        Activator.CreateInstance(
                                            typeof(Client<>).MakeGenericType(message),
                                            channel,
                                            output.GetValue(provider.GetRequiredService(output.DeclaringType!)),
                                            method.GetParameters()[0].ParameterType.GetMethods().Single(),
                                            arguments[0]
                                        )!
                                ).Handle
                            )
                    )
            )
        );
    }

    private static Type? TypeOf(IServiceCollection services, string name) =>
        services.FirstOrDefault(service => service.ServiceType.FullName == name)?.ServiceType;

    private static T Translate<T>(IMessage message, MessageParser<T> parser)
        where T : IMessage<T>
    {
        int size = message.CalculateSize();
        byte[] bytes = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            message.WriteTo(bytes.AsSpan(0, size));
            return parser.ParseFrom(bytes.AsSpan(0, size));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private interface IClient
    {
        public object Handle(MethodInfo method, object?[] arguments);
    }

    /// <typeparam name="TMessage">The worker's own type for a message.</typeparam>
    private sealed class Client<TMessage>(WorkerChannel host, Channel<TMessage> output, MethodInfo process, object processor) : IClient
        where TMessage : class, IMessage<TMessage>, new()
    {
        private static readonly MessageParser<TMessage> Parser = new(static () => new TMessage());
        private readonly Func<TMessage, Task> _process = process.CreateDelegate<Func<TMessage, Task>>(processor);

        public object Handle(MethodInfo method, object?[] arguments)
        {
            if (arguments[0] is TMessage message)
            {
                output.Writer.TryWrite(message); // It is unbounded.
                return default(ValueTask);
            }

            host.Connect(Send);
            _ = ReceiveAsync();
            return Task.CompletedTask;
        }

        private void Send(StreamingMessage message)
        {
            // Nothing of the host's own flow, such as the activity of a request, is known on the other side of a connection.
            using (ExecutionContext.SuppressFlow())
            {
                _ = _process(Translate(message, Parser));
            }
        }

        // In the worker's order: what a function logs is known before its result is.
        private async Task ReceiveAsync()
        {
            await foreach (TMessage message in output.Reader.ReadAllAsync())
            {
                host.Receive(Translate(message, StreamingMessage.Parser));
            }
        }
    }

    /// <summary>Implements an interface by one delegate.</summary>
    internal class Calls : DispatchProxy
    {
        private Func<MethodInfo, object?[], object> _handle = null!;

        public static object To(Type type, Func<MethodInfo, object?[], object> handle)
        {
            object proxy = Create(type, typeof(Calls));
            ((Calls)proxy)._handle = handle;
            return proxy;
        }

        protected override object Invoke(MethodInfo? targetMethod, object?[]? args) => _handle(targetMethod!, args!);
    }
}
