using System.Buffers;

namespace Pipeline.Lexicon;

/// <summary>Reads a phrase of a word list from its end to its beginning, so that every part knows what follows it.</summary>
/// <param name="phrase">The phrase.</param>
/// <param name="section">Finds the phrases of a section that one names.</param>
internal sealed class PhraseParser(string phrase, Func<string, IReadOnlyList<string>> section)
{
    private const int ShortGap = 40;
    private const int LongGap = 80;

    private static readonly SearchValues<char> Notation = SearchValues.Create(")]}([{…* 0:%");

    /// <summary>Reads the phrase.</summary>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public PhraseNode Read() =>
        ReadChoice(phrase, null) ?? throw new InvalidDataException($"The phrase “{phrase}” of a word list is empty.");

    // Branches with bars between them, each followed by `next`.
    private PhraseNode? ReadChoice(string text, PhraseNode? next)
    {
        List<string> branches = Branches(text);
        return branches.Count == 1
            ? ReadSequence(branches[0], next)
            : new PhraseNode.Choice([.. branches.Select(branch => ReadSequence(branch, next))], next);
    }

    private PhraseNode? ReadSequence(string text, PhraseNode? next)
    {
        int end = text.Length;
        while (end > 0)
        {
            (int start, next) = ReadLast(text, end, next);
            end = start;
        }

        return next;
    }

    // The part that ends at `end`: where it begins, and its node.
    private (int Start, PhraseNode? Node) ReadLast(string text, int end, PhraseNode? next)
    {
        switch (text[end - 1])
        {
            case ')' or ']' or '}':
                int open = Opening(text, end - 1);
                string inner = text[(open + 1)..(end - 1)];
                return text[open] switch
                {
                    '(' => (open, ReadChoice(inner, next)),
                    '[' => (open, new PhraseNode.Choice([.. Branches(inner).Select(branch => ReadSequence(branch, next)), null], next)),
                    _ => (
                        open,
                        new PhraseNode.Choice(
                            [.. section(inner).Select(line => new PhraseParser(line, section).ReadChoice(line, next))],
                            next
                        )
                    ),
                };
            case '…' or ' ':
                int start = end;
                while (start > 0 && text[start - 1] is '…' or ' ')
                {
                    start--;
                }

                int dots = text.AsSpan(start, end - start).Count('…');
                return (
                    start,
                    dots switch
                    {
                        0 => new PhraseNode.Space(next),
                        1 => new PhraseNode.Gap(ShortGap, staysInSentence: true, next),
                        _ => new PhraseNode.Gap(LongGap, staysInSentence: false, next),
                    }
                );
            case '*':
                return (end - 1, new PhraseNode.RestOfWord(end == 1 || text[end - 2] == ' ' ? 1 : 0, next));
            case '0':
                return (end - 1, new PhraseNode.Number(next));
            case ':' or '%':
                return (end - 1, new PhraseNode.Literal(text[(end - 1)..end], next));
            default:
                int first = text.AsSpan(0, end).LastIndexOfAny(Notation) + 1;
                return (first, new PhraseNode.Literal(text[first..end], next));
        }
    }

    private List<string> Branches(string text)
    {
        var branches = new List<string>();
        (int depth, int start) = (0, 0);
        for (int i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}':
                    depth--;
                    break;
                case '|' when depth == 0:
                    branches.Add(text[start..i]);
                    start = i + 1;
                    break;
            }
        }

        branches.Add(text[start..]);
        return depth == 0 && branches.TrueForAll(static branch => branch.Length > 0)
            ? branches
            : throw new InvalidDataException(
                $"The phrase “{phrase}” of a word list has a bracket without its pair, or nothing beside a bar."
            );
    }

    private int Opening(string text, int close)
    {
        int depth = 0;
        for (int i = close; i >= 0; i--)
        {
            depth += text[i] switch
            {
                ')' or ']' or '}' => 1,
                '(' or '[' or '{' => -1,
                _ => 0,
            };
            if (depth == 0)
            {
                return i;
            }
        }

        throw new InvalidDataException($"The phrase “{phrase}” of a word list has a bracket without its pair.");
    }
}
