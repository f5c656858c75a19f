using System.CommandLine;
using Pipeline.Cli.Api;

namespace Pipeline.Cli.Up;

/// <summary>The options of every command that runs a function app on this machine.</summary>
/// <param name="port">What <c>--port</c> is.</param>
/// <param name="data">What <c>--data</c> is.</param>
/// <param name="storage">What <c>--storage</c> is.</param>
internal sealed class LocalOptions(string port, string data, string storage)
{
    private readonly Option<int> _port = WholeNumber.Option(
        "--port",
        port,
        least: 1,
        most: 65535,
        whenLeftOut: PipelineApi.LocalAddress.Port
    );

    private readonly Option<DirectoryInfo> _data = new("--data")
    {
        Description = data,
        DefaultValueFactory = _ => new DirectoryInfo(DataFolder.Default),
    };

    private readonly Option<string?> _storage = new("--storage") { Description = storage };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_port);
        command.Add(_data);
        command.Add(_storage);
    }

    /// <summary>The port of the app's HTTP functions.</summary>
    public int Port(ParseResult arguments) => arguments.GetValue(_port);

    /// <summary>The storage the options name: Azurite is started unless an account is given.</summary>
    /// <exception cref="CommandFailedException">
    /// Azurite cannot be started, or the account is none or does not answer; the message says why.
    /// </exception>
    public async Task<LocalStorage> StartStorageAsync(ParseResult arguments, CancellationToken cancellationToken) =>
        arguments.GetValue(_storage) is { Length: > 0 } account
            ? await LocalStorage.UseAsync(account, cancellationToken)
            : await LocalStorage.StartAsync(arguments.GetRequiredValue(_data).FullName, Console.WriteLine, cancellationToken);
}
