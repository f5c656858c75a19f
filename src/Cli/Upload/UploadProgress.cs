using Spectre.Console;

namespace Pipeline.Cli.Upload;

/// <summary>Shows a bar on a terminal and nothing in a pipe.</summary>
internal static class UploadProgress
{
    public static async Task<T> RunAsync<T>(int total, Func<Action, Task<T>> work)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive)
        {
            return await work(() => { });
        }

        return await AnsiConsole
            .Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                ProgressTask task = context.AddTask("Uploading", maxValue: total);
                return await work(() => task.Increment(1));
            });
    }
}
