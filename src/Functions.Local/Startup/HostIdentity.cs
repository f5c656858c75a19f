namespace Pipeline.Functions.Local.Startup;

/// <summary>The name under which the host keeps records in storage; it stays the same from run to run.</summary>
internal static class HostIdentity
{
    private const int Longest = 32;

    /// <summary>At most 32 lower-case letters, digits and hyphens.</summary>
    /// <param name="setting">The value of <c>AzureFunctionsWebHost__hostid</c>, which names a host as on the real one.</param>
    /// <param name="application">The app's assembly, which names it otherwise.</param>
    public static string Of(string? setting, string application)
    {
        string text = string.Concat(
            (string.IsNullOrEmpty(setting) ? application : setting)
                .ToLowerInvariant()
                .Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')
        );
        return text[..Math.Min(text.Length, Longest)].Trim('-');
    }
}
