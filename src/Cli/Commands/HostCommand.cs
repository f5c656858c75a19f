using System.CommandLine;
using Pipeline.Cli.Api;
using Pipeline.Cli.Up;
using Pipeline.Functions.Local;
using Pipeline.Functions.Local.Settings;

namespace Pipeline.Cli.Commands;

/// <summary>
/// <c>pipeline host</c>: any published isolated-worker function app on this machine, in a process of its own, until Ctrl-C.
/// </summary>
internal static class HostCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("folder")
        {
            Description = "The folder that `dotnet publish` wrote, or bin/Debug/net10.0 of a build.",
        };
        Option<int> port = WholeNumber.Option(
            "--port",
            "The port of the app's HTTP functions.",
            least: 1,
            most: 65535,
            whenLeftOut: PipelineApi.LocalAddress.Port
        );
        var data = new Option<DirectoryInfo>("--data")
        {
            Description = "The folder that keeps the data of Azurite between runs.",
            DefaultValueFactory = _ => new DirectoryInfo(Path.Combine(Directory.GetCurrentDirectory(), ".pipeline")),
        };
        var storage = new Option<string?>("--storage")
        {
            Description = "The connection string of the storage account for every connection of the app. Without it, Azurite is started.",
        };
        var keys = new Option<bool>("--keys") { Description = "Ask callers for keys, as in Azure." };
        var command = new CommandWithExamples(
            "host",
            "Run a published function app (.NET isolated worker) on this machine, until Ctrl-C.",
            "app",
            "app --port 8080 --keys"
        )
        {
            folder,
            port,
            data,
            storage,
            keys,
        };
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                string? account = arguments.GetValue(storage);
                await using LocalStorage local = account is null
                    ? await LocalStorage.StartAsync(
                        Path.Combine(arguments.GetRequiredValue(data).FullName, "azurite"),
                        Console.WriteLine,
                        cancellationToken
                    )
                    : new LocalStorage(null, account);
                await using LocalFunctionsHost host = await StartAsync(
                    arguments.GetRequiredValue(folder).FullName,
                    arguments.GetValue(port),
                    arguments.GetValue(keys),
                    local,
                    cancellationToken
                );
                Console.WriteLine($"The app runs at {host.BaseAddress}. Ctrl-C stops it.");
                await Task.WhenAny(host.Stopped, Task.Delay(Timeout.Infinite, cancellationToken));
                return ExitCodes.Success;
            }
        );
        return command;
    }

    private static async Task<LocalFunctionsHost> StartAsync(
        string folder,
        int port,
        bool keys,
        LocalStorage storage,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await LocalFunctionsHost.StartAsync(
                folder,
                options =>
                {
                    options.Port = port;
                    options.Azurite = storage.Azurite;
                    options.StorageConnectionString = storage.ConnectionString;
                    options.EnableAuth = keys;
                    options.AllowProblems = true;
                    options.LogToConsole = true;
                },
                cancellationToken
            );
        }
        catch (Exception exception)
            when (exception
                    is DirectoryNotFoundException
                        or PortInUseException
                        or StorageUnreachableException
                        or WorkerException
                        or HostSettingException
                        or SettingsFileException
            )
        {
            throw new CommandFailedException(exception.Message);
        }
    }
}
