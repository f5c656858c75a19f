namespace Pipeline.Functions.Local.Settings;

/// <summary>A JSON file of the app, such as host.json or local.settings.json, cannot be read.</summary>
/// <param name="message">Which file, what is wrong and what to do.</param>
/// <param name="innerException">The cause.</param>
public sealed class SettingsFileException(string message, Exception? innerException = null) : Exception(message, innerException);
