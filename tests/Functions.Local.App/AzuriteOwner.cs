using Pipeline.Functions.Local.Azurite;

namespace Pipeline.Functions.Local.App;

/// <summary>The process that starts an Azurite, to be killed or to be put into a poor place.</summary>
internal static class AzuriteOwner
{
    /// <summary>Starts Azurite, prints its process id and its blob port, and waits for the end of the standard input.</summary>
    /// <param name="installRoot">Where Azurite is installed; null for where it always is.</param>
    public static async Task<int> RunAsync(string? installRoot)
    {
        try
        {
            await using AzuriteServer azurite = await AzuriteServer.StartAsync(
                new AzuriteOptions { InstallRoot = installRoot, Progress = Console.WriteLine }
            );
            Console.WriteLine($"{azurite.ProcessId} {azurite.Ports.Blob}");
            await Console.In.ReadToEndAsync();
            return 0;
        }
        catch (AzuriteException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }
}
