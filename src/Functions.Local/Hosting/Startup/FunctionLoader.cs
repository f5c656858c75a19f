using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Functions.Local.Azurite;
using Pipeline.Functions.Local.Hosting.Binding;
using Pipeline.Functions.Local.Hosting.Blobs;
using Pipeline.Functions.Local.Hosting.Discovery;
using Pipeline.Functions.Local.Hosting.Http;
using Pipeline.Functions.Local.Hosting.Invocation;
using Pipeline.Functions.Local.Hosting.Queues;
using Pipeline.Functions.Local.Hosting.Settings;
using Pipeline.Functions.Local.Hosting.Storage;
using Pipeline.Functions.Local.Hosting.Timers;

namespace Pipeline.Functions.Local.Hosting.Startup;

/// <summary>Makes functions ready to run: binds their parameters, finds their connections, gives each a listener.</summary>
internal sealed class FunctionLoader(
    HostIdentity identity, HostSettings settings, StorageConnections connections, FunctionJson json, FunctionRunner runner, QueueSignals signals,
    BlobReads reads, HostActivity activity, TimeProvider time, ILoggerFactory loggers, IServiceProviderIsService services, IConfiguration configuration,
    AzuriteServer? azurite = null)
{
    private readonly BindingExpressions _expressions = new(configuration);

    /// <summary>Loads what can be loaded, and says of the rest why not.</summary>
    /// <param name="descriptors">The functions found.</param>
    /// <param name="problems">What is wrong with those that were declared wrongly.</param>
    /// <param name="webEnabled">Whether the app called <c>ConfigureFunctionsWebApplication</c>.</param>
    public FunctionTable Load(IEnumerable<FunctionDescriptor> descriptors, IEnumerable<FunctionProblem> problems, bool webEnabled)
    {
        var (functions, listeners, all) = (new List<LoadedFunction>(), new List<IListener>(), problems.ToList());
        foreach (var descriptor in descriptors)
        {
            try
            {
                RequireServices(descriptor);
                var (function, listener) = Load(descriptor, webEnabled);
                functions.Add(function);
                if (listener is not null)
                {
                    listeners.Add(listener);
                }
            }
            catch (Exception error) when (error is FunctionException or MissingConnectionException)
            {
                all.Add(new(descriptor.Name, SourceLocation.Of(descriptor.Method), error.Message));
            }
        }

        return new(functions, listeners, all);
    }

    private (LoadedFunction Function, IListener? Listener) Load(FunctionDescriptor descriptor, bool webEnabled)
    {
        switch (descriptor.Trigger)
        {
            case HttpTriggerAttribute:
                if (!webEnabled)
                {
                    throw new FunctionException("the app does not call builder.ConfigureFunctionsWebApplication(), which HTTP functions need");
                }

                var route = HttpFunctions.RouteOf(descriptor, settings.Http.RoutePrefix);
                return (Bind(descriptor, new HttpBinder(route.Parameters.Select(parameter => parameter.Name))), null);

            case QueueTriggerAttribute queue:
                var queueName = QueueNames.Require(_expressions.Resolve(queue.QueueName), $"QueueTrigger(\"{queue.QueueName}\")");
                var service = connections.Get(queue.Connection).Queues;
                var queueFunction = Bind(descriptor, new QueueBinder());
                return (queueFunction, new QueueListener(queueFunction, service, queueName, settings.Queues, runner, signals, activity, time, loggers));

            case BlobTriggerAttribute blob:
                var pattern = BlobPathPattern.Parse(_expressions.Resolve(blob.BlobPath));
                var (storage, hostStorage) = (connections.Get(blob.Connection), connections.Get(StorageConnections.Default));
                var blobFunction = Bind(descriptor, new BlobBinder(pattern));
                return (blobFunction, new BlobListener(
                    blobFunction, pattern, storage, hostStorage, identity.HostId, settings.Blobs, reads, azurite, runner, activity, time, loggers));

            case TimerTriggerAttribute timer:
                return LoadTimer(descriptor, timer);

            default:
                throw new FunctionException($"its trigger [{FunctionDiscovery.Short(descriptor.Trigger)}] is not known to the local host");
        }
    }

    private (LoadedFunction Function, IListener Listener) LoadTimer(FunctionDescriptor descriptor, TimerTriggerAttribute timer)
    {
        var schedule = TimerSchedule.Parse(_expressions.Resolve(timer.Schedule));
        var record = timer.UseMonitor && !schedule.IsTooOftenToMonitor(time.GetUtcNow())
            ? new TimerRecord(connections.Get(StorageConnections.Default).Blobs, identity.HostId, descriptor.HostName)
            : null;
        var function = Bind(descriptor, new TimerBinder());
        return (function, new TimerListener(function, schedule, timer.RunOnStartup, record, RetriesOf(descriptor), runner, activity, time, loggers));
    }

    private static RetryPolicy? RetriesOf(FunctionDescriptor descriptor) =>
        descriptor.Retry is { } retry ? new(retry, seed: Convert.ToInt32(descriptor.Id[..7], 16)) : null;

    private LoadedFunction Bind(FunctionDescriptor descriptor, TriggerBinder binder)
    {
        QueueOutput? output = null;
        if (descriptor.Output is { } attribute)
        {
            var name = QueueNames.Require(_expressions.Resolve(attribute.QueueName), $"QueueOutput(\"{attribute.QueueName}\")");
            output = new(connections.Get(attribute.Connection).Queues.GetQueueClient(name), new(settings.Queues.Base64), json, signals);
        }

        return new(descriptor, binder.Bind(descriptor, json), output)
        {
            IsDisabled = configuration[$"AzureWebJobs.{descriptor.Name}.Disabled"] is { } disabled && (disabled == "1" || disabled.Equals("true", StringComparison.OrdinalIgnoreCase)),
        };
    }

    /// <summary>A service that is missing should be heard of at the start, not with the first article.</summary>
    private void RequireServices(FunctionDescriptor descriptor)
    {
        if (descriptor.Method.IsStatic)
        {
            return;
        }

        var constructors = descriptor.Method.DeclaringType!.GetConstructors();
        if (constructors.Length == 0)
        {
            throw new FunctionException($"its class {descriptor.Method.DeclaringType.Name} has no public constructor");
        }

        if (constructors.Length == 1 && constructors[0].GetParameters()
            .FirstOrDefault(parameter => !parameter.HasDefaultValue && !parameter.IsDefined(typeof(FromKeyedServicesAttribute), inherit: false) && !services.IsService(parameter.ParameterType)) is { } missing)
        {
            throw new FunctionException(
                $"its class {descriptor.Method.DeclaringType.Name} needs a {missing.ParameterType.Name} ('{missing.Name}'), which is not among the services. Add it to builder.Services");
        }
    }
}
