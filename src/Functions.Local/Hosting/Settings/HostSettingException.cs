namespace Pipeline.Functions.Local.Hosting.Settings;

/// <summary>A setting of host.json has a value that it cannot have.</summary>
/// <param name="setting">The setting, as <c>extensions.queues.batchSize</c>.</param>
/// <param name="value">The value it has.</param>
/// <param name="allowed">What it may be.</param>
public sealed class HostSettingException(string setting, string value, string allowed)
    : Exception($"host.json: {setting} is \"{value}\", but must be {allowed}.")
{
    /// <summary>The setting, as <c>extensions.queues.batchSize</c>.</summary>
    public string Setting { get; } = setting;
}
