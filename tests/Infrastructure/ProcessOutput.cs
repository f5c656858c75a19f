using System.Diagnostics;

namespace Pipeline.Infrastructure.Tests;

/// <summary>What a process writes until it ends.</summary>
internal static class ProcessOutput
{
    /// <summary>Runs a process.</summary>
    /// <param name="start">How to start it; its streams are read here.</param>
    public static async Task<(int ExitCode, string Output, string Errors)> OfAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        CancellationToken token = TestContext.Current.CancellationToken;
        Task<string> output = process.StandardOutput.ReadToEndAsync(token);
        Task<string> errors = process.StandardError.ReadToEndAsync(token);
        await process.WaitForExitAsync(token);
        return (process.ExitCode, await output, await errors);
    }
}
