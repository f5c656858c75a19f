using System.Text.Json;

namespace Pipeline.Functions.Local.Settings;

/// <summary>The <c>Values</c> of local.settings.json, which stand in for app settings on a laptop.</summary>
internal static class LocalSettingsFile
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Reads the values; none when there is no file.</summary>
    /// <param name="folder">The folder of the app.</param>
    /// <exception cref="SettingsFileException">The file is not as it should be.</exception>
    public static IReadOnlyDictionary<string, string?> Read(string folder)
    {
        string path = Path.Combine(folder, "local.settings.json");
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (!File.Exists(path))
        {
            return values;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            if (document.RootElement.TryGetProperty("IsEncrypted", out JsonElement encrypted) && encrypted.ValueKind == JsonValueKind.True)
            {
                throw new SettingsFileException(
                    $"{path} is encrypted. Decrypt it with `func settings decrypt`, or set \"IsEncrypted\": false and write plain values."
                );
            }

            if (document.RootElement.TryGetProperty("Values", out JsonElement section))
            {
                foreach (JsonProperty property in section.EnumerateObject())
                {
                    values[property.Name.Replace("__", ":", StringComparison.Ordinal)] =
                        property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString() : property.Value.GetRawText();
                }
            }

            // As `func`: the port, unless the command line names one.
            if (
                document.RootElement.TryGetProperty("Host", out JsonElement host)
                && host.TryGetProperty("LocalHttpPort", out JsonElement port)
            )
            {
                values.TryAdd("port", port.ToString());
            }

            return values;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new SettingsFileException($"{path} is not a settings file: {error.Message}", error);
        }
    }
}
