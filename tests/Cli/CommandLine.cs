namespace Pipeline.Cli.Tests;

/// <summary>Runs the program as a person does: arguments in; exit code, output and errors out.</summary>
internal static class CommandLine
{
    public static Task<CommandResult> RunAsync(params string[] arguments) => RunAsync("", arguments);

    public static async Task<CommandResult> RunAsync(string input, string[] arguments)
    {
        await using var command = RunningCommand.Start(new CommandSettings(), arguments);
        await command.TypeAsync(input);
        return await command.EndAsync();
    }

    public static async Task<CommandResult> RunAsync(CommandSettings settings, params string[] arguments)
    {
        await using var command = RunningCommand.Start(settings, arguments);
        return await command.EndAsync();
    }
}

/// <summary>Where and how the program is run.</summary>
internal sealed record CommandSettings
{
    /// <summary>The current folder; null for that of the tests.</summary>
    public string? Folder { get; init; }

    /// <summary>Environment variables on top of those of the tests.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}

internal sealed record CommandResult(int ExitCode, string Output, string Errors)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
