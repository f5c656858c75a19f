using System.Diagnostics;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Pipeline.Functions.Local.Workers;

/// <summary>
/// An app's entry point that runs in this process. .NET's hosting tells of every host that is built; several apps are told apart by
/// the asynchronous flow they run in.
/// </summary>
internal sealed class EntryPoint : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly AsyncLocal<EntryPoint?> Current = new();

    private readonly TaskCompletionSource<IHost> _built = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<IDisposable> _subscriptions = [];
    private readonly Action<IServiceCollection> _overrides;

    private EntryPoint(Action<IServiceCollection> overrides) => _overrides = overrides;

    /// <summary>The app's host, once it has been built.</summary>
    public Task<IHost> Built => _built.Task;

    /// <summary>Ends with the entry point.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    /// <summary>The entry point of a program.</summary>
    /// <exception cref="ArgumentException">It has none.</exception>
    public static Func<string[], Task> Of(Assembly program)
    {
        MethodInfo method =
            program.EntryPoint
            ?? throw new ArgumentException(
                $"{program.GetName().Name} has no entry point: name a type of the function app itself.",
                nameof(program)
            );
        return async arguments =>
        {
            object?[] parameters = method.GetParameters().Length == 0 ? [] : [arguments];
            object? result = method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, parameters, null);
            if (result is Task<int> exit)
            {
                result = await exit;
            }
            else if (result is Task task)
            {
                await task;
            }

            if (result is int and not 0)
            {
                throw new WorkerException($"The app ended with exit code {result}.");
            }
        };
    }

    /// <summary>Runs an entry point on a thread of its own, since it usually blocks until the app ends.</summary>
    /// <param name="run">The entry point.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="overrides">Changes its services, after it has added its own.</param>
    public static EntryPoint Start(Func<string[], Task> run, string[] arguments, Action<IServiceCollection> overrides)
    {
        var self = new EntryPoint(overrides);
        self.Ended = Task
            .Factory.StartNew(
                () => self.RunAsync(run, arguments),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default
            )
            .Unwrap();
        return self;
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting")
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        if (Current.Value != this)
        {
            return; // Another app of this process.
        }

        switch (value)
        {
            case { Key: "HostBuilding", Value: IHostBuilder builder }:
                builder.ConfigureServices((_, services) => _overrides(services));
                break;
            case { Key: "HostBuilt", Value: IHost host }:
                Unsubscribe();
                _built.TrySetResult(host);
                break;
        }
    }

    void IObserver<DiagnosticListener>.OnCompleted() { }

    void IObserver<DiagnosticListener>.OnError(Exception error) { }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted() { }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error) { }

    private async Task RunAsync(Func<string[], Task> run, string[] arguments)
    {
        Current.Value = this;
        Activity.Current = null;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        try
        {
            await run(arguments);
            _built.TrySetException(
                new WorkerException(
                    "The entry point ended without building a function app: "
                        + "it must call FunctionsApplication.CreateBuilder(args).Build().Run()."
                )
            );
        }
        catch (Exception error)
        {
            _built.TrySetException(error);
            throw;
        }
        finally
        {
            _ = _built.Task.Exception; // Seen; whoever waits for it throws it.
            Unsubscribe();
        }
    }

    private void Unsubscribe()
    {
        foreach (IDisposable subscription in _subscriptions)
        {
            subscription.Dispose();
        }

        _subscriptions.Clear();
    }
}
