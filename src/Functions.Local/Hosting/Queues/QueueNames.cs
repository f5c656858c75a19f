using System.Text.RegularExpressions;
using Pipeline.Functions.Local.Hosting.Discovery;

namespace Pipeline.Functions.Local.Hosting.Queues;

/// <summary>The names that queues may have.</summary>
internal static partial class QueueNames
{
    /// <summary>What a poison queue's name ends in.</summary>
    public const string PoisonSuffix = "-poison";

    /// <summary>Checks a queue name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="attribute">Where it stands.</param>
    /// <exception cref="FunctionException">No queue can have that name.</exception>
    public static string Require(string name, string attribute) =>
        // https://learn.microsoft.com/rest/api/storageservices/naming-queues-and-metadata
        Valid().IsMatch(name)
            ? name
            : throw new FunctionException(
                $"\"{name}\" of [{attribute}] cannot be the name of a queue: 3 to 63 lower-case letters, digits and single hyphens, beginning and ending with a letter or digit");

    [GeneratedRegex("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Valid();
}
