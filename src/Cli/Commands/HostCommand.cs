using System.CommandLine;
using Pipeline.Cli.Up;
using Pipeline.Functions.Local;
using Pipeline.Functions.Local.Settings;
using Pipeline.Functions.Local.Startup;

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
        var local = new LocalOptions(
            port: "The port of the app's HTTP functions.",
            data: "The folder that keeps the data of Azurite between runs.",
            storage: "The connection string of the storage account for every connection of the app. Without it, Azurite is started."
        );
        var keys = new Option<bool>("--keys") { Description = "Ask callers for keys, as in Azure." };
        var command = new CommandWithExamples(
            "host",
            "Run a published function app (.NET isolated worker) on this machine, until Ctrl-C.",
            "app",
            "app --port 8080 --keys"
        )
        {
            folder,
            keys,
        };
        local.AddTo(command);
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                PublishedApp app = Find(arguments.GetRequiredValue(folder).FullName);
                await using LocalStorage storage = await local.StartStorageAsync(arguments, cancellationToken);
                await using LocalFunctionsHost host = await StartAsync(
                    app.Folder,
                    local.Port(arguments),
                    arguments.GetValue(keys),
                    storage,
                    cancellationToken
                );
                storage.Note(host.BaseAddress);
                Console.WriteLine($"The app runs at {host.BaseAddress}. Ctrl-C stops it.");
                await Task.WhenAny(host.Stopped, Task.Delay(Timeout.Infinite, cancellationToken));
                return ExitCodes.Success;
            }
        );
        return command;
    }

    // Looked for before anything is started, so that a person who mistyped reads one sentence at once.
    private static PublishedApp Find(string folder)
    {
        try
        {
            return PublishedApp.Find(folder);
        }
        catch (Exception exception) when (exception is DirectoryNotFoundException or SettingsFileException)
        {
            throw new CommandFailedException(exception.Message);
        }
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
                    is PortInUseException
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
