namespace Pipeline.Lexicon;

/// <summary>A part of a phrase and what follows it.</summary>
/// <param name="next">What follows; null at the end of the phrase.</param>
internal abstract class PhraseNode(PhraseNode? next)
{
    /// <summary>Stands for every character.</summary>
    public const char Any = '\0';

    /// <summary>Stands for every digit.</summary>
    public const char Digit = '0';

    /// <summary>Reads a phrase.</summary>
    /// <param name="phrase">The phrase: see <see cref="PhraseList"/>.</param>
    /// <param name="section">Finds the phrases of a section that one names.</param>
    /// <exception cref="InvalidDataException">The phrase cannot be read.</exception>
    public static PhraseNode Parse(string phrase, Func<string, IReadOnlyList<string>> section) => new PhraseParser(phrase, section).Read();

    /// <summary>Where the phrase ends when this part of it begins at a place of a text; -1 where it does not stand there.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The place.</param>
    /// <param name="how">How the two are compared.</param>
    public abstract int Match(ReadOnlySpan<char> text, int at, PhraseMatch how);

    /// <summary>The first two characters, in small letters, of what can stand here.</summary>
    public abstract IEnumerable<(char First, char Second)> Beginnings();

    /// <summary>Goes on with what follows.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The place behind this part.</param>
    /// <param name="how">How the two are compared.</param>
    protected int MatchNext(ReadOnlySpan<char> text, int at, PhraseMatch how) =>
        next is not null ? next.Match(text, at, how)
        : how.MayEnd(text, at) ? at
        : -1;

    /// <summary>The beginnings of what follows.</summary>
    protected IEnumerable<(char First, char Second)> NextBeginnings() =>
        next?.Beginnings() ?? throw new InvalidDataException("A phrase of a word list may be empty: it needs a word that must be there.");

    /// <summary>Letters and signs as they are.</summary>
    internal sealed class Literal(string letters, PhraseNode? next) : PhraseNode(next)
    {
        public override int Match(ReadOnlySpan<char> text, int at, PhraseMatch how)
        {
            if (letters[0] is ':' or '%')
            {
                at += text[at..].Length - text[at..].TrimStart().Length;
            }

            if (text.Length - at < letters.Length)
            {
                return -1;
            }

            for (int i = 0; i < letters.Length; i++)
            {
                if (!how.AreSame(letters[i], text[at + i]))
                {
                    return -1;
                }
            }

            return MatchNext(text, at + letters.Length, how);
        }

        public override IEnumerable<(char First, char Second)> Beginnings() =>
            [(char.ToLowerInvariant(letters[0]), letters is [_, not ('’' or '\''), ..] ? char.ToLowerInvariant(letters[1]) : Any)];
    }

    /// <summary>A number.</summary>
    internal sealed class Number(PhraseNode? next) : PhraseNode(next)
    {
        public override int Match(ReadOnlySpan<char> text, int at, PhraseMatch how)
        {
            int end = at;
            while (end < text.Length && char.IsDigit(text[end]))
            {
                end++;
            }

            return end > at ? MatchNext(text, end, how) : -1;
        }

        public override IEnumerable<(char First, char Second)> Beginnings() => [(Digit, Any)];
    }

    /// <summary>White space and a bracket that opens; none where a word ends or a part before it was left out.</summary>
    internal sealed class Space(PhraseNode? next) : PhraseNode(next)
    {
        public override int Match(ReadOnlySpan<char> text, int at, PhraseMatch how)
        {
            int end = at;
            while (end < text.Length && (char.IsWhiteSpace(text[end]) || text[end] == '('))
            {
                end++;
            }

            return end > at || !PhraseMatch.IsInsideWord(text, at) ? MatchNext(text, end, how) : -1;
        }

        public override IEnumerable<(char First, char Second)> Beginnings() => NextBeginnings();
    }

    /// <summary>Letters and digits to the end of a word.</summary>
    /// <param name="fewest">How many at least: none after the beginning of a word, one where any word may stand.</param>
    /// <param name="next">What follows.</param>
    internal sealed class RestOfWord(int fewest, PhraseNode? next) : PhraseNode(next)
    {
        public override int Match(ReadOnlySpan<char> text, int at, PhraseMatch how)
        {
            int end = at;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
            {
                end++;
            }

            return end - at >= fewest ? MatchNext(text, end, how) : -1;
        }

        public override IEnumerable<(char First, char Second)> Beginnings() => NextBeginnings();
    }

    /// <summary>Anything of some length, between words.</summary>
    internal sealed class Gap(int longest, bool staysInSentence, PhraseNode? next) : PhraseNode(next)
    {
        public override int Match(ReadOnlySpan<char> text, int at, PhraseMatch how)
        {
            if (PhraseMatch.IsInsideWord(text, at))
            {
                return -1;
            }

            for (int end = at; end <= text.Length && end - at <= longest; end++)
            {
                if (!PhraseMatch.IsInsideWord(text, end) && MatchNext(text, end, how) is >= 0 and int found)
                {
                    return found;
                }

                if (end < text.Length && staysInSentence && text[end] is '.' or '!' or '?')
                {
                    break;
                }
            }

            return -1;
        }

        public override IEnumerable<(char First, char Second)> Beginnings() => NextBeginnings();
    }

    /// <summary>One of several.</summary>
    internal sealed class Choice(IReadOnlyList<PhraseNode?> branches, PhraseNode? next) : PhraseNode(next)
    {
        public override int Match(ReadOnlySpan<char> text, int at, PhraseMatch how)
        {
            foreach (PhraseNode? branch in branches)
            {
                int end = branch is null ? MatchNext(text, at, how) : branch.Match(text, at, how);
                if (end >= 0)
                {
                    return end;
                }
            }

            return -1;
        }

        public override IEnumerable<(char First, char Second)> Beginnings() =>
            branches.SelectMany(branch => branch is null ? NextBeginnings() : branch.Beginnings());
    }
}
