using Microsoft.Extensions.Logging;

namespace Pipeline.Functions.Local.Hosting.Startup;

/// <summary>What the host says at its start.</summary>
internal static partial class HostLog
{
    [LoggerMessage(1, LogLevel.Error, "{Problem}")]
    public static partial void Problem(ILogger logger, FunctionProblem problem);
}
