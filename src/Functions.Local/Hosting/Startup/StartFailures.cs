using Pipeline.Functions.Local.Hosting.Settings;

namespace Pipeline.Functions.Local.Hosting.Startup;

/// <summary>
/// An app started from the command line that fails for a reason a person can mend says it in one sentence, without a stack trace. It
/// applies only to what the app itself did not catch.
/// </summary>
internal static class StartFailures
{
    private static int _watching;

    public static void ExplainOnConsole()
    {
        if (Interlocked.Exchange(ref _watching, 1) == 0)
        {
            AppDomain.CurrentDomain.UnhandledException += static (_, failure) =>
            {
                if (failure.ExceptionObject is PortInUseException or HostSettingException or SettingsFileException)
                {
                    Console.Error.WriteLine($"The function app does not start. {((Exception)failure.ExceptionObject).Message}");
                    Environment.Exit(1);
                }
            };
        }
    }
}
