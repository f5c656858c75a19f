using System.Collections.Frozen;

namespace Pipeline.Lexicon;

/// <summary>A list of words or phrases embedded in this assembly.</summary>
/// <remarks>
/// The files are plain text that anybody can extend: <c>#</c> begins a comment, empty lines separate, and a line <c>[name]</c> begins a
/// section. Their names are their paths below the project that has them: lists that several rooms use lie in its <c>Lexicon</c>, those of
/// one construct beside it. Each project that has lists compiles this file and embeds them.
/// </remarks>
internal sealed class WordList
{
    // A file has up to thirty sections, each asked for on its own: the file is read once.
    private static readonly FrozenDictionary<string, Lazy<string[]>> Files = typeof(WordList)
        .Assembly.GetManifestResourceNames()
        .ToFrozenDictionary(static name => name, static name => new Lazy<string[]>(() => ReadFile(name)), StringComparer.Ordinal);

    private WordList(IReadOnlyList<string> lines) => Lines = lines;

    /// <summary>The lines, without comments and white space around them; none is empty.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>The words of all lines, in the order of the file.</summary>
    public IEnumerable<string> Words => Lines.SelectMany(static line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Reads a list.</summary>
    /// <param name="file">Its path below the project, with slashes.</param>
    /// <param name="section">The section; null for a file that has none.</param>
    /// <exception cref="InvalidDataException">There is no such file or section.</exception>
    public static WordList Read(string file, string? section = null) => Of(LinesOf(file), file, section);

    /// <summary>The names of a file's sections, in its order.</summary>
    /// <param name="file">Its path below the project, with slashes.</param>
    public static IReadOnlyList<string> SectionsOf(string file) => [.. LinesOf(file).Where(IsHeading).Select(static line => line[1..^1])];

    /// <summary>Reads a list from text.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="section">The section; null for a text that has none.</param>
    public static WordList Parse(TextReader reader, string file, string? section) => Of(LinesOf(reader), file, section);

    private static WordList Of(string[] all, string file, string? section)
    {
        var lines = new List<string>();
        bool inside = section is null,
            found = inside;
        foreach (string line in all)
        {
            if (IsHeading(line))
            {
                inside = section is not null && line.AsSpan(1, line.Length - 2).SequenceEqual(section);
                found |= inside;
            }
            else if (inside)
            {
                lines.Add(line);
            }
        }

        return found ? new WordList(lines) : throw new InvalidDataException($"The word list “{file}” has no section [{section}].");
    }

    private static string[] LinesOf(string file) =>
        Files.TryGetValue(file, out Lazy<string[]>? lines)
            ? lines.Value
            : throw new InvalidDataException(
                $"The assembly has no word list “{file}”. Lists are files *.txt below the project and named by their path."
            );

    private static string[] ReadFile(string file)
    {
        using var reader = new StreamReader(typeof(WordList).Assembly.GetManifestResourceStream(file)!);
        return LinesOf(reader);
    }

    private static string[] LinesOf(TextReader reader)
    {
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (WithoutComment(line) is { Length: > 0 } words)
            {
                lines.Add(words);
            }
        }

        return [.. lines];
    }

    // A phrase may begin and end with what can be left out: “[please] log [in]”.
    private static bool IsHeading(string line) => line is ['[', .., ']'] && !line.AsSpan(1, line.Length - 2).ContainsAny('[', ']');

    // A comment begins at the start of a line or after white space: “C#” is a word.
    private static string WithoutComment(string line)
    {
        for (int at = line.IndexOf('#'); at >= 0; at = line.IndexOf('#', at + 1))
        {
            if (at == 0 || char.IsWhiteSpace(line[at - 1]))
            {
                return line[..at].Trim();
            }
        }

        return line.Trim();
    }
}
