namespace Pipeline.Functions.Local.Settings;

/// <summary>A setting of the host has a value that it cannot have.</summary>
/// <param name="setting">The setting, as <c>extensions.queues.batchSize</c>.</param>
/// <param name="value">The value it has.</param>
/// <param name="allowed">What it may be.</param>
/// <param name="file">Where it stands; null for the command line.</param>
public sealed class HostSettingException(string setting, string value, string allowed, string? file = "host.json")
    : Exception($"{(file is null ? "" : $"{file}: ")}{setting} is \"{value}\", but must be {allowed}.")
{
    /// <summary>The setting, as <c>extensions.queues.batchSize</c>.</summary>
    public string Setting { get; } = setting;
}
