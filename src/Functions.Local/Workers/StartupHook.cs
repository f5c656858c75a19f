using System.Diagnostics;
using System.Globalization;

/// <summary>
/// Runs first in a worker's process (https://github.com/dotnet/runtime/blob/main/docs/design/features/host-startup-hook.md, which
/// asks for this name without a namespace) and ends it with its host, however that one ends.
/// </summary>
#pragma warning disable CA1050
internal static class StartupHook
#pragma warning restore CA1050
{
    public const string Variable = "DOTNET_STARTUP_HOOKS";
    public const string ParentVariable = "PIPELINE_HOST_PROCESS";

    public static void Initialize()
    {
        if (
            int.TryParse(
                Environment.GetEnvironmentVariable(ParentVariable),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out int parent
            )
        )
        {
            new Thread(() => EndWith(parent)) { IsBackground = true, Name = "Waits for the host" }.Start();
        }
    }

    private static void EndWith(int parent)
    {
        try
        {
            using var host = Process.GetProcessById(parent);
            host.WaitForExit();
        }
        catch (ArgumentException)
        {
            // It has ended already.
        }

        Environment.Exit(0);
    }
}
