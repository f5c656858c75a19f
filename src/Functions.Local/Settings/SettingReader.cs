using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Pipeline.Functions.Local.Settings;

/// <summary>
/// Reads settings of one part of host.json. A value that is missing has its default; one that cannot be throws
/// <see cref="HostSettingException"/>.
/// </summary>
/// <param name="part">The part.</param>
internal sealed class SettingReader(IConfiguration part)
{
    public int Number(string key, int fallback, int least, int most)
    {
        IConfigurationSection setting = part.GetSection(key);
        if (setting.Value is not { } text)
        {
            return fallback;
        }

        return
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
            && value >= least
            && value <= most
            ? value
            : throw Wrong(setting, most == int.MaxValue ? $"a whole number from {least}" : $"a whole number from {least} to {most}");
    }

    /// <summary>A number from 1; −1, the default, stands for none.</summary>
    public int Limit(string key)
    {
        int value = Number(key, -1, -1, int.MaxValue);
        return value != 0 ? value : throw Wrong(part.GetSection(key), "-1 (no limit) or a whole number from 1");
    }

    public TimeSpan Time(string key, TimeSpan fallback, TimeSpan least, TimeSpan most)
    {
        IConfigurationSection setting = part.GetSection(key);
        if (setting.Value is not { } text)
        {
            return fallback;
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan value) && value >= least && value <= most
            ? value
            : throw Wrong(
                setting,
                most == TimeSpan.MaxValue ? $"a time (hh:mm:ss) from {least}" : $"a time (hh:mm:ss) from {least} to {most}"
            );
    }

    /// <summary>One of some words; the first is the default.</summary>
    public string Choice(string key, params string[] choices)
    {
        IConfigurationSection setting = part.GetSection(key);
        if (setting.Value is not { } text)
        {
            return choices[0];
        }

        return Array.Find(choices, choice => choice.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? throw Wrong(setting, $"one of {string.Join(", ", choices)}");
    }

    public static HostSettingException Wrong(IConfigurationSection setting, string allowed) =>
        new(setting.Path.Replace(':', '.'), setting.Value ?? "", allowed);
}
