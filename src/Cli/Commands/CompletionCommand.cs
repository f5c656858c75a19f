using System.CommandLine;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline completion SHELL</c>: the lines by which a shell completes commands, options and their values on Tab.</summary>
/// <remarks>The shell asks <c>pipeline [suggest:POSITION] LINE</c>, which System.CommandLine answers.</remarks>
internal static class CompletionCommand
{
    private const string Bash = """
        _pipeline() {
            local IFS=$'\n'
            COMPREPLY=($(pipeline "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null))
        }
        complete -o default -F _pipeline pipeline
        """;

    private const string Zsh = """
        _pipeline() {
            local -a found
            found=("${(@f)$(pipeline "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
            if [[ -n "$found" ]]; then compadd -- $found; else _files; fi
        }
        compdef _pipeline pipeline
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName pipeline -ScriptBlock {
            param($word, $line, $position)
            pipeline "[suggest:$position]" "$line" | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }
        """;

    public static Command Create()
    {
        Argument<string> shell = new Argument<string>("SHELL") { Description = "bash, zsh or pwsh." }.AcceptOnlyFromAmong(
            "bash",
            "zsh",
            "pwsh"
        );
        var command = new CommandWithExamples(
            "completion",
            "Print what makes a shell complete commands and options on Tab; add it to the shell's profile.",
            "bash >> ~/.bashrc",
            "zsh >> ~/.zshrc",
            "pwsh >> $PROFILE"
        )
        {
            shell,
        };
        command.SetAction(arguments =>
            Console.WriteLine(
                arguments.GetRequiredValue(shell) switch
                {
                    "bash" => Bash,
                    "zsh" => Zsh,
                    _ => PowerShell,
                }
            )
        );
        return command;
    }
}
