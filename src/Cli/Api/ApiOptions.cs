using System.CommandLine;
using Azure.Identity;
using Pipeline.Cli.Up;

namespace Pipeline.Cli.Api;

/// <summary>The options of every command that asks the API.</summary>
/// <param name="forPrograms">Whether the answer is always for programs, so that <c>--json</c> would say nothing.</param>
internal sealed class ApiOptions(bool forPrograms = false)
{
    /// <summary>The environment variable with the address of the function app.</summary>
    public const string UrlVariable = "PIPELINE_URL";

    /// <summary>The environment variable with the client id of the app registration that guards it.</summary>
    public const string SignInVariable = "PIPELINE_SIGN_IN";

    /// <summary>The environment variable with its function key, which does not belong on a command line.</summary>
    public const string KeyVariable = "PIPELINE_KEY";

    private readonly Option<Uri> _url = new("--url")
    {
        Description =
            $"The function app; {UrlVariable}, the pipeline that runs on ./.pipeline, or {PipelineApi.LocalAddress} when left out.",
        CustomParser = result =>
            TryReadUrl(result.Tokens[0].Value, out Uri? url)
                ? url
                : Fail(result, $"--url takes an address such as {PipelineApi.LocalAddress}, not '{result.Tokens[0].Value}'."),
    };

    private readonly Option<string> _key = new("--key") { Description = $"A function key; {KeyVariable} when left out." };

    private readonly Option<string> _signIn = new("--sign-in")
    {
        Description =
            "The client id of the app registration that guards the app, if it asks for Microsoft Entra sign-in; "
            + $"{SignInVariable} when left out. Your Azure sign-in is used.",
    };

    private readonly Option<bool> _json = new("--json") { Description = "JSON for programs: one document per line." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_url);
        command.Add(_key);
        command.Add(_signIn);
        if (!forPrograms)
        {
            command.Add(_json);
        }
    }

    /// <summary>Opens the API the options name.</summary>
    public PipelineApi Open(ParseResult arguments)
    {
        Uri? url = arguments.GetValue(_url);
        if (url is null && Environment.GetEnvironmentVariable(UrlVariable) is { Length: > 0 } variable && !TryReadUrl(variable, out url))
        {
            throw new CommandFailedException($"{UrlVariable} must be an address such as {PipelineApi.LocalAddress}, not '{variable}'.");
        }

        string? signIn = arguments.GetValue(_signIn) ?? Environment.GetEnvironmentVariable(SignInVariable);
        EntraSignIn? handler = string.IsNullOrEmpty(signIn)
            ? null
            : new EntraSignIn(new DefaultAzureCredential(), $"api://{signIn}/.default", new SocketsHttpHandler());
        return new PipelineApi(
            url ?? DataFolder.FindRunning(DataFolder.Default)?.Address ?? PipelineApi.LocalAddress,
            arguments.GetValue(_key) ?? Environment.GetEnvironmentVariable(KeyVariable),
            handler
        );
    }

    /// <summary>Whether the answer is for a program.</summary>
    public bool Json(ParseResult arguments) => arguments.GetValue(_json);

    private static bool TryReadUrl(string text, out Uri? url) =>
        Uri.TryCreate(text, UriKind.Absolute, out url) && url.Scheme is "http" or "https";

    private static Uri? Fail(System.CommandLine.Parsing.ArgumentResult result, string message)
    {
        result.AddError(message);
        return null;
    }
}
