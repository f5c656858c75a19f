using System.Buffers;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading.Channels;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pipeline.Functions.Local.Rpc;

namespace Pipeline.Functions.Local.Workers;

/// <summary>
/// What a worker in this process has in the place of its gRPC client: the same messages, as the same bytes, but no web server, no HTTP/2
/// and no socket between. They cost an HTTP request more than all else that host and worker do for it. The worker's types for its client
/// are internal, so they are reached by reflection; a worker that has others keeps its gRPC client, and connects to the host.
/// </summary>
internal sealed class DirectClient
{
    private const string Library = "Microsoft.Azure.Functions.Worker.Grpc";
    private const string FactoryType = "Microsoft.Azure.Functions.Worker.Grpc.IWorkerClientFactory";
    private const string OutputType = "Microsoft.Azure.Functions.Worker.GrpcHostChannel";

    private readonly Type _factory;
    private readonly PropertyInfo _output;
    private readonly MethodInfo _process;
    private readonly Type _message;

    private DirectClient(Type factory, PropertyInfo output, MethodInfo process, Type message) =>
        (_factory, _output, _process, _message) = (factory, output, process, message);

    /// <summary>The library of an app's worker that holds its client; null when the app has none.</summary>
    /// <param name="app">The app.</param>
    public static Assembly? LibraryOf(Assembly app)
    {
        try
        {
            return (AssemblyLoadContext.GetLoadContext(app) ?? AssemblyLoadContext.Default).LoadFromAssemblyName(new(Library));
        }
        catch (Exception error) when (error is FileNotFoundException or FileLoadException)
        {
            return null;
        }
    }

    /// <summary>How to speak to the worker directly; null when its client is made otherwise than this host knows.</summary>
    /// <param name="library">The library that holds its client.</param>
    public static DirectClient? Of(Assembly? library) =>
        library?.GetType(FactoryType) is { } factory && library.GetType(OutputType) is { } output ? Of(factory, output) : null;

    /// <summary>How to speak to the worker directly; null when its client is made otherwise than this host knows.</summary>
    /// <param name="factory">What makes clients: of one processor of messages one client, which starts and sends messages.</param>
    /// <param name="output">Where the worker puts what it has to say.</param>
    public static DirectClient? Of(Type factory, Type output) =>
        OnlyMethod(factory) is { ReturnType: { IsInterface: true } client } create
        && OnlyParameter(create) is { IsInterface: true } processor
        && OnlyMethod(processor) is { } process
        && process.ReturnType == typeof(Task)
        && OnlyParameter(process) is { } message
        && IsMessage(message)
        && output.GetProperty("Channel") is { } channel
        && channel.PropertyType == typeof(Channel<>).MakeGenericType(message)
        && client.GetInterfaces().Length == 0
        && client.GetMethods().All(method => IsStart(method) || IsSend(method, message))
            ? new(factory, channel, process, message)
            : null;

    /// <summary>Has the worker of an app speak to the host directly.</summary>
    /// <param name="services">The services of the app.</param>
    /// <param name="channel">The host's end of the conversation.</param>
    public void Replace(IServiceCollection services, WorkerChannel channel) =>
        services.Replace(
            ServiceDescriptor.Singleton(
                _factory,
                provider =>
                    Calls.To(
                        _factory,
                        (create, arguments) =>
                            Calls.To(
                                create.ReturnType,
                                (
                                    (IClient)
                                        Activator.CreateInstance(
                                            typeof(Client<>).MakeGenericType(_message),
                                            channel,
                                            _output.GetValue(provider.GetRequiredService(_output.DeclaringType!)),
                                            _process,
                                            arguments[0]
                                        )!
                                ).Handle
                            )
                    )
            )
        );

    private static MethodInfo? OnlyMethod(Type type) =>
        type.IsInterface && type.GetInterfaces().Length == 0 && type.GetMethods() is [var method] ? method : null;

    private static Type? OnlyParameter(MethodInfo method) => method.GetParameters() is [var parameter] ? parameter.ParameterType : null;

    private static bool IsMessage(Type type) =>
        type.IsClass && type.GetConstructor([]) is not null && type.IsAssignableTo(typeof(IMessage<>).MakeGenericType(type));

    private static bool IsStart(MethodInfo method) =>
        method.ReturnType == typeof(Task) && OnlyParameter(method) == typeof(CancellationToken);

    private static bool IsSend(MethodInfo method, Type message) =>
        method.ReturnType == typeof(ValueTask) && OnlyParameter(method) == message;

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
