using Microsoft.Extensions.Logging;

namespace Pipeline.Functions.Local.Triggers;

/// <summary>The host's log for the WebJobs host, which must not dispose it.</summary>
internal sealed class SharedLoggers(ILoggerFactory loggers) : ILoggerFactory
{
    public ILoggerFactory Factory => this;

    public ILogger CreateLogger(string categoryName) => loggers.CreateLogger(categoryName);

    public void AddProvider(ILoggerProvider provider) => loggers.AddProvider(provider);

    public void Dispose() { }
}
