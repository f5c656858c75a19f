namespace Pipeline.Articles.Html;

/// <summary>What parts of a page's data call themselves, letter case aside: whole names, or what is in them (<c>*quote*</c>).</summary>
internal sealed class PartNames
{
    private readonly string[] _names;

    private PartNames(string[] names) => _names = names;

    /// <summary>Reads a list.</summary>
    /// <param name="file">Its path: see <see cref="WordList.Read"/>.</param>
    /// <param name="section">Its section.</param>
    public static PartNames Read(string file, string section) => new([.. WordList.Read(file, section).Words]);

    /// <summary>Whether a name is one of them.</summary>
    /// <param name="name">The name.</param>
    public bool Contains(string name) =>
        name.Length > 0
        && Array.Exists(
            _names,
            pattern =>
                (pattern[0], pattern[^1]) switch
                {
                    ('*', '*') => name.Contains(pattern[1..^1], StringComparison.OrdinalIgnoreCase),
                    ('*', _) => name.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase),
                    _ => name.Equals(pattern, StringComparison.OrdinalIgnoreCase),
                }
        );
}
