using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Pipeline.Cli.Commands;

/// <summary>What a person reads who has mistyped: the mistake, what may have been meant, and where help is.</summary>
internal static class MistypedCommand
{
    /// <summary>Tells it.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="invocation">Where to write.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> TellAsync(ParseResult typed, InvocationConfiguration invocation)
    {
        // The whole help would push the mistake off the screen. Who has named no command yet wants the list of them.
        bool wantsList = typed.UnmatchedTokens.Count == 0 && typed.CommandResult.Command.Subcommands.Count > 0;
        if (typed.Action is not ParseErrorAction mistake || wantsList)
        {
            return await typed.InvokeAsync(invocation);
        }

        mistake.ShowHelp = false;
        int exitCode = await typed.InvokeAsync(invocation);
        await invocation.Error.WriteLineAsync($"`{string.Join(' ', PathOf(typed.CommandResult).Reverse())} --help` lists what there is.");
        return exitCode;
    }

    private static IEnumerable<string> PathOf(CommandResult command)
    {
        for (SymbolResult? each = command; each is not null; each = each.Parent)
        {
            yield return each is CommandResult { Command: var named } && named is not RootCommand ? named.Name : "pipeline";
        }
    }
}
