using System.ComponentModel;
using System.Diagnostics;

namespace Pipeline.Cli.Up;

/// <summary>The person's own browser.</summary>
internal static class Browser
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Opens a page.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="cancellationToken">Gives up waiting for the program that opens it.</param>
    /// <returns>Why it could not be opened; null when it was.</returns>
    public static async Task<string?> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var opener = Process.Start(Opener(address));
            if (opener is not null)
            {
                await opener.WaitForExitAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
                return opener.ExitCode switch
                {
                    0 => null,
                    126 or 127 => "xdg-open, which opens browsers, is not installed",
                    int code => $"the program that opens browsers ended with exit code {code}",
                };
            }
        }
        catch (Win32Exception exception)
        {
            return exception.Message;
        }
        catch (TimeoutException)
        {
            // It is the browser itself, and stays until the person closes it.
        }

        return null;
    }

    private static ProcessStartInfo Opener(Uri address)
    {
        string url = address.AbsoluteUri;
        return OperatingSystem.IsWindows() ? new ProcessStartInfo(url) { UseShellExecute = true }
            : OperatingSystem.IsMacOS() ? new ProcessStartInfo("open", [url])
            // In a session of its own, so that the Ctrl-C which stops the pipeline does not close the browser; what the browser prints is
            // not ours.
            : new ProcessStartInfo(
                "/bin/sh",
                [
                    "-c",
                    "command -v setsid >/dev/null && exec setsid xdg-open \"$1\" >/dev/null 2>&1; exec xdg-open \"$1\" >/dev/null 2>&1",
                    "sh",
                    url,
                ]
            );
    }
}
