using System.Collections.Frozen;

namespace Pipeline.Lexicon;

/// <summary>A list of phrases that are looked for in lines of text, letter case aside where not said otherwise.</summary>
/// <remarks>
/// A line of the list is a phrase, or several with bars between them:
/// <list type="bullet">
/// <item><c>read (more|the full)</c>: one of them; <c>comment[s]</c>, <c>read [our|the] terms</c>: one of them or nothing.</item>
/// <item><c>{stories}</c>: one of the phrases of that section of the file.</item>
/// <item><c>subscri*</c>: a word that begins so; <c>0</c>: a number.</item>
/// <item><c>sign up … newsletter</c>: up to forty characters between, of one sentence; <c>……</c>: up to eighty, whatever they are.</item>
/// </list>
/// A phrase begins and ends with a word; an apostrophe is typed or printed; a colon or a per cent sign may have a space before it.
/// </remarks>
internal sealed class PhraseList
{
    /// <summary>How many signs or digits may stand before a phrase that opens a line: a bullet, an arrow, the number of an item.</summary>
    public const int MostBefore = 3;

    // By the first character: those of ASCII, and the others.
    private readonly Entry[]?[] _ascii = new Entry[]?[128];
    private readonly FrozenDictionary<char, Entry[]> _others;
    private readonly bool _ignoresCase;

    private PhraseList(IEnumerable<PhraseNode> phrases, bool ignoresCase)
    {
        _ignoresCase = ignoresCase;
        var byFirst = phrases
            .SelectMany(phrase => phrase.Beginnings().Select(beginning => new Entry(Key(beginning.First), beginning.Second, phrase)))
            .Distinct()
            .GroupBy(static entry => entry.First)
            .ToDictionary(static group => group.Key, static group => group.ToArray());
        foreach ((char first, Entry[] entries) in byFirst.Where(static pair => char.IsAscii(pair.Key)))
        {
            _ascii[first] = entries;
        }

        _others = byFirst.Where(static pair => !char.IsAscii(pair.Key)).ToFrozenDictionary();
    }

    /// <summary>Reads a list.</summary>
    /// <param name="file">Its path below the project: see <see cref="WordList.Read"/>.</param>
    /// <param name="section">The section; null for a file that has none.</param>
    /// <param name="ignoresCase">Whether capitals count as small letters.</param>
    /// <exception cref="InvalidDataException">There is no such list, or a phrase cannot be read.</exception>
    public static PhraseList Read(string file, string? section = null, bool ignoresCase = true) =>
        Parse(WordList.Read(file, section).Lines, name => WordList.Read(file, name).Lines, ignoresCase);

    /// <summary>Makes a list of phrases.</summary>
    /// <param name="lines">The phrases.</param>
    /// <param name="section">Finds the phrases of a section that one names.</param>
    /// <param name="ignoresCase">Whether capitals count as small letters.</param>
    /// <exception cref="InvalidDataException">A phrase cannot be read.</exception>
    public static PhraseList Parse(IReadOnlyList<string> lines, Func<string, IReadOnlyList<string>> section, bool ignoresCase = true) =>
        new(lines.Select(line => PhraseNode.Parse(line, section)), ignoresCase);

    /// <summary>Whether a line begins with a phrase; a bullet, an arrow or a number may stand before it.</summary>
    /// <param name="line">The line.</param>
    public bool Opens(ReadOnlySpan<char> line)
    {
        for (int at = 0; at <= MostBefore && at < line.Length && (at == 0 || !char.IsLetter(line[at - 1])); at++)
        {
            if ((at == 0 || !char.IsDigit(line[at - 1])) && Match(line, at, PhraseEnding.Word) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a line is a phrase and nothing else.</summary>
    /// <param name="line">The line.</param>
    public bool Is(ReadOnlySpan<char> line) => Match(line, 0, PhraseEnding.Line) >= 0;

    /// <summary>Whether a line is a phrase that labels what follows: signs may stand before it, a colon or an arrow behind it.</summary>
    /// <param name="line">The line.</param>
    public bool IsLabel(ReadOnlySpan<char> line)
    {
        for (int at = 0; at <= MostBefore && at < line.Length && (at == 0 || !char.IsLetterOrDigit(line[at - 1])); at++)
        {
            if (Match(line, at, PhraseEnding.Label) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a phrase stands anywhere in a text.</summary>
    /// <param name="text">The text.</param>
    public bool IsIn(ReadOnlySpan<char> text)
    {
        for (int at = 0; at < text.Length; at++)
        {
            if (EndAt(text, at) >= 0)
            {
                return true;
            }

            while (at < text.Length && char.IsLetterOrDigit(text[at]))
            {
                at++;
            }
        }

        return false;
    }

    /// <summary>Where a phrase ends that begins at a place of a text, the longest where several do; -1 where none does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The place: the beginning of a word, or a sign.</param>
    public int EndAt(ReadOnlySpan<char> text, int at) => Match(text, at, PhraseEnding.Word);

    private int Match(ReadOnlySpan<char> text, int at, PhraseEnding ending)
    {
        if (at >= text.Length)
        {
            return -1;
        }

        char first = Key(text[at]);
        Entry[]? entries = char.IsAscii(first) ? _ascii[first] : _others.GetValueOrDefault(first);
        if (entries is null)
        {
            return -1;
        }

        char second = at + 1 < text.Length ? char.ToLowerInvariant(text[at + 1]) : PhraseNode.Any;
        int longest = -1;
        foreach (Entry entry in entries)
        {
            if (entry.Second is PhraseNode.Any || entry.Second == second)
            {
                longest = Math.Max(longest, entry.Phrase.Match(text, at, new PhraseMatch(_ignoresCase, ending)));
            }
        }

        return longest;
    }

    private static char Key(char first) => char.IsDigit(first) ? PhraseNode.Digit : char.ToLowerInvariant(first);

    private readonly record struct Entry(char First, char Second, PhraseNode Phrase);
}
