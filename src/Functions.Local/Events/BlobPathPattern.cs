using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.Functions.Local.Events;

/// <summary>A path such as <c>articles/{name}</c>: a container and a pattern of blob names. A placeholder matches slashes too.</summary>
internal sealed partial class BlobPathPattern
{
    private readonly Regex _regex;

    private BlobPathPattern(string container, string prefix, Regex regex, IReadOnlyList<string> names) =>
        (Container, Prefix, _regex, Names) = (container, prefix, regex, names);

    public string Container { get; }

    /// <summary>What every matching name begins with.</summary>
    public string Prefix { get; }

    /// <summary>The placeholders.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Reads a path.</summary>
    /// <param name="path">The path of the attribute.</param>
    /// <exception cref="InvalidDataException">It is not a path.</exception>
    public static BlobPathPattern Parse(string path)
    {
        int slash = path.IndexOf('/', StringComparison.Ordinal);
        string container = slash < 0 ? path : path[..slash];
        if (!ValidContainer().IsMatch(container))
        {
            throw new InvalidDataException(
                $"\"{container}\" of [BlobTrigger(\"{path}\")] cannot be the name of a container: "
                    + "3 to 63 lower-case letters, digits and single hyphens, beginning and ending with a letter or digit"
            );
        }

        string pattern = slash < 0 ? "{blobname}" : path[(slash + 1)..];
        var regex = new StringBuilder("^");
        List<string> names = [];
        int at = 0;
        foreach (Match placeholder in Placeholder().Matches(pattern))
        {
            string name = placeholder.Groups["name"].Value;
            if (names.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw new InvalidDataException($"[BlobTrigger(\"{path}\")] has {{{name}}} twice");
            }

            names.Add(name);
            regex.Append(Regex.Escape(pattern[at..placeholder.Index])).Append("(?<").Append(name).Append(">.+)");
            at = placeholder.Index + placeholder.Length;
        }

        string rest = pattern[at..];
        if (rest.AsSpan().IndexOfAny('{', '}') >= 0 || pattern.Length == 0)
        {
            throw new InvalidDataException(
                $"[BlobTrigger(\"{path}\")] is not a path: write container/{{name}}, or container/folder/{{name}}.txt"
            );
        }

        regex.Append(Regex.Escape(rest)).Append(@"\z");
        int first = pattern.IndexOf('{', StringComparison.Ordinal);

        // NonBacktracking: linear in the length of the name, whatever the pattern.
        var compiled = new Regex(regex.ToString(), RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.CultureInvariant);
        return new(container, first < 0 ? pattern : pattern[..first], compiled, names);
    }

    public bool IsMatch(string blobName) => blobName.StartsWith(Prefix, StringComparison.Ordinal) && _regex.IsMatch(blobName);

    /// <summary>The values of the placeholders for a blob that matches; null for one that does not.</summary>
    public Dictionary<string, object?>? Match(string blobName)
    {
        Match match = _regex.Match(blobName);
        return match.Success
            ? Names.ToDictionary(name => name, name => (object?)match.Groups[name].Value, StringComparer.OrdinalIgnoreCase)
            : null;
    }

    // https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata
    [GeneratedRegex(@"^(\$root|\$web|(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*)$", RegexOptions.CultureInvariant)]
    private static partial Regex ValidContainer();

    [GeneratedRegex(@"\{(?<name>[A-Za-z_][A-Za-z0-9_]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
