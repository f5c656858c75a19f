using System.Text.Json;

namespace Pipeline.Cli.Up;

/// <summary>
/// The folder that keeps the data of a pipeline on this machine. One process at a time works on it, and leaves a note where it answers.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private const string LockFile = "pipeline.lock";
    private const string NoteFile = "running.json";

    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held) => (Path, _lock) = (path, held);

    /// <summary>The folder when none is named: <c>.pipeline</c> in the current one.</summary>
    public static string Default => System.IO.Path.Combine(Directory.GetCurrentDirectory(), ".pipeline");

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Where Azurite keeps its part.</summary>
    public string Azurite => System.IO.Path.Combine(Path, "azurite");

    /// <summary>Takes the folder for this process, and makes it if need be.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="CommandFailedException">Another process works on it, or it cannot be written.</exception>
    public static DataFolder Take(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            FileStream held =
                TryLock(path)
                ?? throw new CommandFailedException(
                    $"A pipeline is up already on the data in {path}{(FindRunning(path) is { } running ? $", at {running.Address}" : "")}. "
                        + "Use that one, or stop it; a second one needs --port and a --data folder of its own."
                );
            File.Delete(System.IO.Path.Combine(path, NoteFile));
            return new DataFolder(path, held);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"The data cannot be kept in {path}: {exception.Message} Name another folder with --data.");
        }
    }

    /// <summary>The pipeline that runs on a folder's data; null when none does.</summary>
    /// <param name="path">The folder.</param>
    public static RunningPipeline? FindRunning(string path)
    {
        try
        {
            string note = System.IO.Path.Combine(path, NoteFile);
            if (!File.Exists(note) || IsFree(path))
            {
                return null;
            }

            return JsonSerializer.Deserialize(File.ReadAllText(note), CliJsonContext.Readable.RunningPipeline);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Leaves the note, so that commands in the same folder find the pipeline without being told.</summary>
    /// <param name="running">Where it answers.</param>
    public void Note(RunningPipeline running) =>
        File.WriteAllText(
            System.IO.Path.Combine(Path, NoteFile),
            JsonSerializer.Serialize(running, CliJsonContext.Readable.RunningPipeline)
        );

    public void Dispose()
    {
        try
        {
            File.Delete(System.IO.Path.Combine(Path, NoteFile));
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody has removed the folder meanwhile, and the note with it.
        }

        _lock.Dispose();
    }

    private static bool IsFree(string path)
    {
        using FileStream? held = TryLock(path);
        return held is not null;
    }

    // The operating system lets go of it when the process ends, however it ends.
    private static FileStream? TryLock(string path)
    {
        string file = System.IO.Path.Combine(path, LockFile);
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    }
}

/// <summary>A pipeline that runs on this machine.</summary>
/// <param name="Address">Where its page and its API are.</param>
/// <param name="Storage">The connection string of its storage.</param>
internal sealed record RunningPipeline(Uri Address, string Storage);
