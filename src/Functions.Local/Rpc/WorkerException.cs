using Pipeline.Functions.Local.Rpc;

namespace Pipeline.Functions.Local;

/// <summary>A function, or the start of the worker, has failed on the worker's side.</summary>
/// <param name="message">What the worker says.</param>
/// <param name="type">The type of the exception there, such as <c>System.InvalidOperationException</c>; empty when it is not known.</param>
/// <param name="stack">Its stack trace there.</param>
public sealed class WorkerException(string message, string type = "", string stack = "") : Exception(message)
{
    /// <summary>The type of the exception on the worker's side; empty when it is not known.</summary>
    public string WorkerType { get; } = type;

    /// <summary>Its stack trace on the worker's side.</summary>
    public string WorkerStackTrace { get; } = stack;

    /// <inheritdoc/>
    public override string ToString() =>
        WorkerStackTrace.Length == 0 ? base.ToString() : $"{WorkerType}: {Message}{Environment.NewLine}{WorkerStackTrace}";

    internal static WorkerException Of(RpcException? error, string fallback) =>
        new(error?.Message is { Length: > 0 } message ? message : fallback, error?.Type ?? "", error?.StackTrace ?? "");

    internal static void ThrowIfFailed(StatusResult? result, string what)
    {
        switch (result?.Status)
        {
            case StatusResult.Types.Status.Failure:
                throw Of(result.Exception, what + ".");
            case StatusResult.Types.Status.Cancelled:
                throw new OperationCanceledException(result.Exception?.Message ?? "The function was cancelled.");
        }
    }
}
