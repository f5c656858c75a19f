namespace Pipeline.Functions.Local.Hosting.Startup;

/// <summary>The name under which the host keeps records in storage; it stays the same from run to run.</summary>
/// <param name="HostId">At most 32 lower-case letters, digits and hyphens.</param>
internal sealed record HostIdentity(string HostId)
{
    private const int Longest = 32;

    /// <summary>The setting that names a host, as of the real host; else the app's name.</summary>
    /// <param name="setting">The value of <c>AzureFunctionsWebHost__hostid</c>.</param>
    /// <param name="application">The app's assembly.</param>
    public static HostIdentity Of(string? setting, string application)
    {
        var text = string.Concat((string.IsNullOrEmpty(setting) ? application : setting).ToLowerInvariant()
            .Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
        return new(text[..Math.Min(text.Length, Longest)].Trim('-'));
    }
}
