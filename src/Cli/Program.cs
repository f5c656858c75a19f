using System.CommandLine;
using System.Globalization;
using System.Text;
using Pipeline.Cli;
using Pipeline.Cli.Commands;
using Spectre.Console;

const int LineInPipe = 10_000;

// Articles are UTF-8 wherever they go, whatever the terminal's code page.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

if (Console.IsOutputRedirected)
{
    // Whoever reads a pipe would have lines as they are, not broken at 80 characters.
    AnsiConsole.Profile.Width = LineInPipe;
}

RootCommand root = PipelineCommand.Create();

// Ctrl-C lets running functions end and Azurite save its data.
var invocation = new InvocationConfiguration
{
    EnableDefaultExceptionHandler = false,
    ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
};
try
{
    ParseResult typed = root.Parse(args);
    return typed.Errors.Count > 0 ? await MistypedCommand.TellAsync(typed, invocation) : await typed.InvokeAsync(invocation);
}
catch (CommandFailedException failure)
{
    await Console.Error.WriteLineAsync($"pipeline: {failure.Message}");
    return failure.ExitCode;
}
catch (OperationCanceledException)
{
    return ExitCodes.Interrupted;
}
catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"pipeline: {failure.Message}");
    return ExitCodes.Failure;
}
#pragma warning disable CA1031 // The last boundary: a fault of ours is one report that a person can send on, not a crash of the runtime.
catch (Exception fault)
#pragma warning restore CA1031
{
    await Console.Error.WriteLineAsync(
        $"pipeline: this is a fault of the program, not of what you asked. Please report it:{Environment.NewLine}{fault}"
    );
    return ExitCodes.Failure;
}
