using System.Text.RegularExpressions;

namespace Pipeline.Functions.Local.Settings;

/// <summary>What a queue may be called (https://learn.microsoft.com/rest/api/storageservices/naming-queues-and-metadata).</summary>
internal static partial class QueueNames
{
    /// <summary>What is wrong with a name; null when nothing is.</summary>
    public static string? ProblemOf(string name) =>
        Valid().IsMatch(name)
            ? null
            : $"\"{name}\" cannot be the name of a queue: "
                + "3 to 63 lower-case letters, digits and single hyphens, beginning and ending with a letter or digit";

    [GeneratedRegex("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Valid();
}
