using Microsoft.Extensions.Logging;
using Pipeline.Functions.Local.Settings;

namespace Pipeline.Functions.Local.Startup;

/// <summary>The host's log: the worker's entries, its own, and of the libraries only what a person should see.</summary>
internal static class HostLogging
{
    public static void Configure(ILoggingBuilder logging, HostSettings settings, RunningHostOptions options)
    {
        logging.ClearProviders();

        // What Kestrel, gRPC and the WebJobs SDK say of every run is the host's own line said again.
        foreach (
            string category in (string[])
                [
                    "Microsoft.AspNetCore",
                    "Microsoft.Hosting.Lifetime",
                    "Microsoft.Extensions.Hosting",
                    "Grpc",
                    "Yarp",
                    "Host",
                    "Microsoft.Azure.WebJobs",
                ]
        )
        {
            logging.AddFilter(category, LogLevel.Warning);
        }

        // The worker's web framework makes keys for forms, which no function has, and warns that they lie unencrypted on this machine.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        logging.AddFilter("Azure", LogLevel.Error); // Every 404 and 409 of a start is a warning there.
        logging.AddFilter("Function", LogLevel.None);
        logging.AddFilter("Host.Results", LogLevel.None);
        foreach ((string category, LogLevel level) in settings.LogLevels)
        {
            logging.AddFilter(category, level);
        }

        if (options.LogsToConsole)
        {
            logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "HH:mm:ss.fff ";
            });
        }

        if (options.Recorder is not null)
        {
            logging.AddProvider(options.Recorder);
        }
    }
}
