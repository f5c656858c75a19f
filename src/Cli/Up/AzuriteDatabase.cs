using System.Text.Json;

namespace Pipeline.Cli.Up;

/// <summary>
/// The files in which Azurite keeps what it has: one JSON document each. It ends without naming the one that it cannot read.
/// </summary>
internal static class AzuriteDatabase
{
    /// <summary>Names a file that is damaged, and says what to do.</summary>
    /// <param name="folder">The folder of Azurite's data.</param>
    /// <returns>Null when every file can be read.</returns>
    public static string? Explain(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }

        foreach (string file in Directory.EnumerateFiles(folder, "__azurite_db_*.json").Order(StringComparer.Ordinal))
        {
            if (FaultOf(file) is { } fault)
            {
                return $"Azurite cannot read its database {file}: {fault} The file was probably cut off when the disk was full or the "
                    + $"machine went down. Put back a copy of it, or move {folder} away and upload the articles again.";
            }
        }

        return null;
    }

    private static string? FaultOf(string file)
    {
        try
        {
            using FileStream stream = File.OpenRead(file);
            using var document = JsonDocument.Parse(stream);
            return document.RootElement.ValueKind == JsonValueKind.Object ? null : "it holds no JSON object.";
        }
        catch (JsonException exception)
        {
            return exception.LineNumber is 0 ? $"it ends or breaks off at byte {exception.BytePositionInLine:N0}." : "it is not JSON.";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }
}
