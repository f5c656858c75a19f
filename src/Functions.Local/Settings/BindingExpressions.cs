using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Pipeline.Functions.Local.Settings;

/// <summary><c>%Setting%</c> in the text of an attribute stands for the value of an app setting.</summary>
internal sealed partial class BindingExpressions(IConfiguration settings)
{
    /// <summary>Replaces every <c>%Setting%</c>.</summary>
    /// <param name="text">The text of the attribute.</param>
    /// <exception cref="InvalidDataException">There is no such setting.</exception>
    public string Resolve(string text) =>
        Expression()
            .Replace(
                text,
                match =>
                {
                    string name = match.Groups["name"].Value;
                    return settings[name.Replace("__", ":", StringComparison.Ordinal)]
                        ?? throw new InvalidDataException(
                            $"\"{text}\" names the setting \"{name}\", which is missing. "
                                + "Add it to Values in local.settings.json or set it as an environment variable"
                        );
                }
            );

    [GeneratedRegex("%(?<name>[^%]+)%", RegexOptions.CultureInvariant)]
    private static partial Regex Expression();
}
