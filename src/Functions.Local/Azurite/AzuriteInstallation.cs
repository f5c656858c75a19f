using System.Diagnostics;
using System.Reflection;
using System.Security.Cryptography;

namespace Pipeline.Functions.Local.Azurite;

/// <summary>
/// The pinned Azurite on this machine. It is installed once for every lock file, into
/// <c>{local application data}/pipeline/azurite/{hash}</c>, by whichever process needs it first.
/// </summary>
/// <param name="Folder">The folder of this version.</param>
/// <param name="Node">The Node.js program.</param>
public sealed record AzuriteInstallation(string Folder, string Node)
{
    /// <summary>The oldest Node.js that runs the pinned Azurite.</summary>
    public const int OldestNode = 20;

    private const string PackageFile = "package.json";
    private const string LockFile = "package-lock.json";
    private const string WatchFile = "stop-with-parent.cjs";
    private const string NamesFile = "list-any-name.cjs";
    private static readonly string[] Resources = [PackageFile, LockFile, WatchFile, NamesFile];

    /// <summary>Azurite's entry point.</summary>
    public string Script => Path.Combine(Folder, "node_modules", "azurite", "dist", "src", "azurite.js");

    /// <summary>The script that ends Azurite with its parent.</summary>
    public string WatchScript => Path.Combine(Folder, WatchFile);

    /// <summary>The script that lets Azurite list names that XML cannot carry as they are.</summary>
    public string NamesScript => Path.Combine(Folder, NamesFile);

    /// <summary>Installs the pinned Azurite unless it is there.</summary>
    /// <param name="root">The folder that keeps installed versions; null for a folder of the user.</param>
    /// <param name="progress">Told when the installation begins.</param>
    /// <param name="cancellationToken">Gives up waiting; a half-made installation is removed.</param>
    /// <exception cref="NodeMissingException">There is no Node.js, or it is too old.</exception>
    /// <exception cref="AzuriteInstallException">npm failed.</exception>
    public static async Task<AzuriteInstallation> EnsureAsync(string? root, Action<string>? progress, CancellationToken cancellationToken)
    {
        await RequireNodeAsync(cancellationToken);
        root ??= DefaultRoot();
        var installation = new AzuriteInstallation(Path.Combine(root, await HashAsync(cancellationToken)), "node");
        if (File.Exists(installation.Script))
        {
            return installation;
        }

        Directory.CreateDirectory(root);
        await using FileStream guard = await LockAsync(Path.Combine(root, ".lock"), cancellationToken);
        if (!File.Exists(installation.Script))
        {
            progress?.Invoke("Installing Azurite, the storage emulator. This happens once and takes about half a minute.");
            await InstallAsync(installation.Folder, cancellationToken);
        }

        return installation;
    }

    private static async Task RequireNodeAsync(CancellationToken cancellationToken)
    {
        (int exitCode, string? output) =
            await RunAsync("node", ["--version"], null, cancellationToken) ?? throw new NodeMissingException(null);
        string version = output.Trim().TrimStart('v');
        if (exitCode != 0 || !int.TryParse(version.Split('.')[0], out int major) || major < OldestNode)
        {
            throw new NodeMissingException(exitCode == 0 ? version : "");
        }
    }

    /// <summary>
    /// Where installed versions are kept unless told otherwise: a folder of the user, or of the machine's temporary files when that cannot
    /// be written.
    /// </summary>
    public static string DefaultRoot()
    {
        string home = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData,
            Environment.SpecialFolderOption.DoNotVerify
        );
        if (home.Length > 0)
        {
            string root = Path.Combine(home, "pipeline", "azurite");
            try
            {
                Directory.CreateDirectory(root);
                return root;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // A read-only home folder, as in a container: the temporary folder does.
            }
        }

        return Path.Combine(Path.GetTempPath(), "pipeline", "azurite");
    }

    private static async Task InstallAsync(string folder, CancellationToken cancellationToken)
    {
        string making = $"{folder}.{Guid.NewGuid():n}.tmp";
        try
        {
            Directory.CreateDirectory(making);
            foreach (string name in Resources)
            {
                await using Stream resource = Open(name);
                await using FileStream file = File.Create(Path.Combine(making, name));
                await resource.CopyToAsync(file, cancellationToken);
            }

            string[] arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
            (int ExitCode, string Output)? npm = OperatingSystem.IsWindows()
                ? await RunAsync("cmd.exe", ["/c", "npm", .. arguments], making, cancellationToken)
                : await RunAsync("npm", arguments, making, cancellationToken);
            if (npm is not { ExitCode: 0 })
            {
                throw new AzuriteInstallException(npm?.Output ?? "npm was not found on the PATH; it comes with Node.js.");
            }

            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true); // Left by a version that was damaged by hand.
            }

            Directory.Move(making, folder);
        }
        finally
        {
            if (Directory.Exists(making))
            {
                Directory.Delete(making, recursive: true);
            }
        }
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.Asynchronous);
            }
            catch (IOException)
            {
                // Another process installs. The operating system frees the lock when that process ends, however it ends.
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
            }
        }
    }

    private static async Task<string> HashAsync(CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string name in Resources)
        {
            await using Stream resource = Open(name);
            byte[] content = new byte[resource.Length];
            await resource.ReadExactlyAsync(content, cancellationToken);
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 6));
    }

    private static Stream Open(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream($"azurite/{name}")
        ?? throw new InvalidOperationException($"The resource azurite/{name} is missing from the build.");

    private static async Task<(int ExitCode, string Output)?> RunAsync(
        string program,
        string[] arguments,
        string? folder,
        CancellationToken cancellationToken
    )
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder ?? "",
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // No such program.
        }

        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
