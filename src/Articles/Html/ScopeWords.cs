using System.Collections.Frozen;

namespace Pipeline.Articles.Html;

/// <summary>
/// The words of class names and ids that tell what a part of a page is for. General English and common frameworks; no site has a rule of
/// its own.
/// </summary>
internal static class ScopeWords
{
    private const int LongestWord = 32;
    private const string File = "Html/scopes.txt";
    private const string LabelSection = "labels";

    private static readonly FrozenDictionary<string, Scope> Words = Build(static word => !word.Contains('-'));

    private static readonly FrozenDictionary<string, Scope> Pairs = Build(static word => word.Contains('-'));

    // Names that tell what a post is about or what state it is in, not what a part of the page is for.
    private static readonly string[] Labels = [.. WordList.Read(File, LabelSection).Words];

    /// <summary>What the names in a class or id attribute say.</summary>
    /// <param name="names">The attribute's value.</param>
    public static Scope Read(ReadOnlySpan<char> names)
    {
        Scope scope = Scope.None;
        foreach (Range range in names.Split(' '))
        {
            ReadOnlySpan<char> name = names[range];
            if (!name.IsEmpty && !IsLabel(name))
            {
                scope |= ReadName(name);
            }
        }

        return scope;
    }

    private static bool IsLabel(ReadOnlySpan<char> name)
    {
        foreach (string label in Labels)
        {
            if (name.StartsWith(label, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        // post-1234, as blogs number them.
        return name.StartsWith("post-", StringComparison.OrdinalIgnoreCase) && name.Length > 5 && char.IsAsciiDigit(name[5]);
    }

    private static Scope ReadName(ReadOnlySpan<char> names)
    {
        FrozenDictionary<string, Scope>.AlternateLookup<ReadOnlySpan<char>> words = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        FrozenDictionary<string, Scope>.AlternateLookup<ReadOnlySpan<char>> pairs = Pairs.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> buffer = stackalloc char[(2 * LongestWord) + 1];
        int previous = 0;
        Scope scope = Scope.None;
        for (int start = NextWord(names, 0, out int length); length > 0; start = NextWord(names, start + length, out length))
        {
            if (length > LongestWord)
            {
                previous = 0;
                continue;
            }

            // Keep “previous-word” in the buffer, so that a pair is one look-up.
            int at = previous > 0 ? previous + 1 : 0;
            if (at > 0)
            {
                buffer[previous] = '-';
            }

            names.Slice(start, length).ToLowerInvariant(buffer[at..]);
            ReadOnlySpan<char> lower = buffer.Slice(at, length);
            scope |= words.TryGetValue(lower, out Scope ofWord) ? ofWord : Scope.None;
            scope |= at > 0 && pairs.TryGetValue(buffer[..(at + length)], out Scope ofPair) ? ofPair : Scope.None;
            lower.CopyTo(buffer);
            previous = length;
        }

        return scope;
    }

    // Words are letters and digits; a capital after a small letter begins one (“storyBody”).
    private static int NextWord(ReadOnlySpan<char> names, int from, out int length)
    {
        while (from < names.Length && !char.IsAsciiLetterOrDigit(names[from]))
        {
            from++;
        }

        int end = from;
        while (
            end < names.Length
            && char.IsAsciiLetterOrDigit(names[end])
            && !(end > from && char.IsAsciiLetterUpper(names[end]) && char.IsAsciiLetterLower(names[end - 1]))
        )
        {
            end++;
        }

        length = end - from;
        return from;
    }

    private static FrozenDictionary<string, Scope> Build(Func<string, bool> which)
    {
        var scopes = new Dictionary<string, Scope>(StringComparer.Ordinal);
        foreach (string section in WordList.SectionsOf(File).Where(static section => section != LabelSection))
        {
            foreach (string word in WordList.Read(File, section).Words.Where(which))
            {
                scopes[word] = scopes.GetValueOrDefault(word) | Enum.Parse<Scope>(section);
            }
        }

        return scopes.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
