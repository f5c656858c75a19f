using System.Text.RegularExpressions;

namespace Pipeline.Infrastructure.Tests;

/// <summary>
/// The commands that docs/operations.md shows, typed into a shell whose az, azd, dotnet and the like only record their calls.
/// </summary>
public sealed partial class OperationsPageTests : IDisposable
{
    private static readonly string[] Recorded = ["az", "dotnet", "zip", "pipeline", "sh"];

    private readonly DirectoryInfo _checkout = Directory.CreateTempSubdirectory("pipeline-operations-");
    private readonly Shell _shell = new();

    public static TheoryData<string> Blocks =>
        [
            .. Block()
                .Matches(File.ReadAllText(Path.Combine(Bicep.Root, "docs", "operations.md")))
                .Select(match => match.Groups["lines"].Value),
        ];

    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task Every_block_runs_and_names_files_that_exist(string lines)
    {
        foreach (string command in Recorded)
        {
            _shell.Fake(command, command == "dotnet" ? "/bin/mkdir -p app" : "");
        }

        foreach (string folder in (string[])["infra", "src"])
        {
            Directory.CreateSymbolicLink(Path.Combine(_checkout.FullName, folder), Path.Combine(Bicep.Root, folder));
        }

        (int exitCode, _, string errors) = await _shell.TypeAsync(lines, _checkout.FullName);

        Assert.True(exitCode == 0, errors);
        Assert.NotEmpty(_shell.Calls);
        Assert.All(
            _shell.Calls.SelectMany(call => FileInCheckout().Matches(call)),
            match => Assert.True(Path.Exists(Path.Combine(Bicep.Root, match.Value)), $"{match.Value} is not in the checkout.")
        );
    }

    public void Dispose()
    {
        _shell.Dispose();
        _checkout.Delete(recursive: true);
    }

    [GeneratedRegex(@"^```sh\n(?<lines>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"(?<=\s)(?:infra|src|docs|tests)/\S+")]
    private static partial Regex FileInCheckout();
}
