using System.Text.Json;

namespace Pipeline.Functions.Local.Azurite;

/// <summary>The files in which Azurite keeps what it knows of blobs, queues and tables.</summary>
internal static class AzuriteDatabases
{
    /// <summary>The first file that cannot be read, as a full disk may leave it; null when all can.</summary>
    /// <param name="folder">Azurite's folder.</param>
    public static string? FindDamaged(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder, "__azurite_db_*.json").Order(StringComparer.Ordinal))
        {
            try
            {
                using FileStream content = File.OpenRead(file);
                using var json = JsonDocument.Parse(content);
            }
            catch (JsonException)
            {
                return file;
            }
        }

        return null;
    }
}
