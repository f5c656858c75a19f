using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pipeline.Infrastructure.Tests;

/// <summary>The hooks of azure.yaml in both of their shells, with an azd and a curl that only record how they were called.</summary>
public sealed partial class HookTests : IDisposable
{
    private const string Posix = ".sh";
    private const string Windows = ".ps1";
    private const string Token = "secret-token";
    private const string Key = "fUnCt10n_key-of==";

    private static readonly string[] SetTrueProvision =
    [
        "azd env set EVENTS_ENABLED true --environment prod",
        "azd provision --no-prompt --environment prod",
    ];

    private static readonly string[] Printed = ["upload --account newsroomarticles seeds", "status", "quotes --speaker Tokayev"];

    private readonly Shell _shell = new();

    [Theory]
    [InlineData(Posix)]
    [InlineData(Windows)]
    public async Task After_the_first_deployment_events_are_connected_by_azd_alone(string shell)
    {
        (int exitCode, _, string errors) = await RunAsync("postdeploy" + shell, Deployed());

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Equal(SetTrueProvision, _shell.Calls);
    }

    [Theory]
    [InlineData(Posix)]
    [InlineData(Windows)]
    public async Task Once_connected_nothing_is_provisioned_again(string shell)
    {
        (int exitCode, _, _) = await RunAsync("postdeploy" + shell, Deployed(("EVENTS_ENABLED", "true")));

        Assert.Equal(0, exitCode);
        Assert.Empty(_shell.Calls);
    }

    [Theory]
    [InlineData(Posix)]
    [InlineData(Windows)]
    public async Task Whoever_deployed_is_told_to_upload_to_look_and_to_ask_in_that_order(string shell)
    {
        (_, string output, _) = await RunAsync("postdeploy" + shell, Deployed());

        Assert.Equal(Printed, CommandLine().Matches(output).Select(static match => match.Groups["arguments"].Value));
        Assert.Contains(
            shell == Posix ? "export PIPELINE_URL=https://func.example" : "$env:PIPELINE_URL = 'https://func.example'",
            output,
            StringComparison.Ordinal
        );
        Assert.True(
            output.IndexOf("infra/hooks/key" + shell, StringComparison.Ordinal) < output.IndexOf("status", StringComparison.Ordinal),
            output
        );
        Assert.DoesNotContain("CLIENT_ADDRESSES", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_README_shows_what_is_printed()
    {
        (_, string output, _) = await RunAsync("postdeploy" + Posix, Deployed());
        string readme = await File.ReadAllTextAsync(Path.Combine(Bicep.Root, "README.md"), TestContext.Current.CancellationToken);

        string[] printed =
        [
            .. output
                .Split('\n', StringSplitOptions.TrimEntries)
                .Where(static line =>
                    line.StartsWith("dotnet ", StringComparison.Ordinal) || line.StartsWith("export ", StringComparison.Ordinal)
                )
                .Select(static line =>
                    line.Replace("newsroomarticles", "ACCOUNT", StringComparison.Ordinal)
                        .Replace("https://func.example", "https://APP.azurewebsites.net", StringComparison.Ordinal)
                ),
        ];
        Assert.Equal(5, printed.Length);
        Assert.Contains(string.Join('\n', printed.Select(static line => "$ " + line)), readme, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Posix, "AZURE_STORAGE_ACCOUNT_NAME")]
    [InlineData(Posix, "SERVICE_FUNCTIONS_URI")]
    [InlineData(Windows, "AZURE_STORAGE_ACCOUNT_NAME")]
    [InlineData(Windows, "SERVICE_FUNCTIONS_URI")]
    public async Task What_is_missing_is_named_with_its_remedy(string shell, string name)
    {
        (int exitCode, _, string errors) = await RunAsync("postdeploy" + shell, Deployed((name, "")));

        Assert.Equal(1, exitCode);
        Assert.Contains(name, errors, StringComparison.Ordinal);
        Assert.Contains("azd provision", errors, StringComparison.Ordinal);
        Assert.Empty(_shell.Calls);
    }

    [Theory]
    [InlineData(Posix)]
    [InlineData(Windows)]
    public async Task An_app_that_has_not_made_its_webhook_key_yet_is_given_time(string shell)
    {
        (int exitCode, _, _) = await RunAsync("postdeploy" + shell, Deployed(("PROVISION_FAILURES", "2")));

        Assert.Equal(0, exitCode);
        Assert.Equal(3, _shell.Calls.Count(static call => call.StartsWith("azd provision", StringComparison.Ordinal)));
        Assert.Equal(["sleep 30", "sleep 60"], _shell.Calls.Where(static call => call.StartsWith("sleep", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(Posix)]
    [InlineData(Windows)]
    public async Task A_connection_that_fails_is_not_remembered_as_made(string shell)
    {
        (int exitCode, string output, string errors) = await RunAsync("postdeploy" + shell, Deployed(("PROVISION_FAILURES", "9")));

        Assert.Equal(1, exitCode);
        Assert.Equal("azd env set EVENTS_ENABLED false --environment prod", _shell.Calls[^1]);
        Assert.Contains("azd hooks run postdeploy", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("upload --account", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Posix, "", true)]
    [InlineData(Posix, "203.0.113.7", false)]
    [InlineData(Windows, "", true)]
    [InlineData(Windows, "203.0.113.7", false)]
    public async Task In_a_private_network_whoever_cannot_upload_is_told_how(string shell, string addresses, bool told)
    {
        (_, string output, _) = await RunAsync("postdeploy" + shell, Deployed(("VNET_ENABLED", "true"), ("CLIENT_ADDRESSES", addresses)));

        Assert.Equal(told, output.Contains("azd env set CLIENT_ADDRESSES", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Posix)]
    [InlineData(Windows)]
    public async Task The_key_is_printed_and_the_token_is_in_no_argument(string shell)
    {
        (int exitCode, string output, string errors) = await RunAsync("key" + shell, Deployed());

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Equal(Key, output.Trim());
        string call = Assert.Single(_shell.Calls, static call => call.StartsWith("curl", StringComparison.Ordinal));
        Assert.Contains(
            "/subscriptions/s-1/resourceGroups/rg-pipeline-prod/providers/Microsoft.Web/sites/func/host/default/listKeys?api-version=",
            call,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(Token, string.Join('\n', _shell.Calls), StringComparison.Ordinal);
        Assert.Equal($"Authorization: Bearer {Token}", _shell.Input);
    }

    [Fact]
    public async Task Without_curl_the_key_hook_says_so()
    {
        _shell.Forget("curl");

        (int exitCode, _, string errors) = await RunAsync("key.sh", Deployed());

        Assert.Equal(1, exitCode);
        Assert.StartsWith("curl is not on the PATH", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Posix)]
    [InlineData(Windows)]
    public async Task A_key_that_may_not_be_read_is_no_empty_key(string shell)
    {
        (int exitCode, string output, string errors) = await RunAsync("key" + shell, Deployed(("CURL_EXIT", "22")));

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("Contributor", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postdeploy")]
    [InlineData("key")]
    public void Both_shells_ask_azd_for_the_same(string hook)
    {
        string[] posix = Calls(hook + ".sh"),
            windows = Calls(hook + ".ps1");

        Assert.NotEmpty(posix);
        Assert.Equal(posix, windows);

        static string[] Calls(string file) =>
            [
                .. AzdCall()
                    .Matches(File.ReadAllText(Path.Combine(Bicep.Infra, "hooks", file)))
                    .Select(static match => match.Value)
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ];
    }

    [Fact]
    public async Task Azure_yaml_runs_hooks_that_exist_and_that_read_outputs_of_the_template()
    {
        string azure = await File.ReadAllTextAsync(Path.Combine(Bicep.Root, "azure.yaml"), TestContext.Current.CancellationToken);
        string[] hooks = [.. HookPath().Matches(azure).Select(static match => match.Groups["path"].Value)];

        Assert.Equal(["infra/hooks/postdeploy.ps1", "infra/hooks/postdeploy.sh"], hooks.Order(StringComparer.Ordinal));
        Assert.All(hooks, static hook => Assert.True(File.Exists(Path.Combine(Bicep.Root, hook)), hook));
    }

    /// <inheritdoc/>
    public void Dispose() => _shell.Dispose();

    private static Dictionary<string, string> Deployed(params (string Name, string Value)[] others)
    {
        var environment = new Dictionary<string, string>
        {
            ["AZURE_ENV_NAME"] = "prod",
            ["AZURE_SUBSCRIPTION_ID"] = "s-1",
            ["AZURE_RESOURCE_GROUP"] = "rg-pipeline-prod",
            ["AZURE_STORAGE_ACCOUNT_NAME"] = "newsroomarticles",
            ["SERVICE_FUNCTIONS_NAME"] = "func",
            ["SERVICE_FUNCTIONS_URI"] = "https://func.example",
            ["EVENTS_ENABLED"] = "false",
            ["TOKEN"] = Token,
            ["KEYS"] = JsonSerializer.Serialize(
                new
                {
                    masterKey = "m",
                    functionKeys = new Dictionary<string, string> { ["other"] = "o", ["default"] = Key },
                    systemKeys = new { blobs_extension = "b" },
                }
            ),
        };
        foreach ((string name, string value) in others)
        {
            environment[name] = value;
        }

        return environment;
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(string hook, IReadOnlyDictionary<string, string> environment) =>
        _shell.RunAsync(Path.Combine(Bicep.Infra, "hooks", hook), environment);

    [GeneratedRegex(@"dotnet run --project src/Cli -- (?<arguments>.*\S)")]
    private static partial Regex CommandLine();

    [GeneratedRegex(@"\bazd (?:env set \w+ \w+|env get-value|provision --no-prompt|auth token)")]
    private static partial Regex AzdCall();

    [GeneratedRegex(@"run: (?<path>\S+)")]
    private static partial Regex HookPath();
}
