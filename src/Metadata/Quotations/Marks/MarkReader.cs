using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations.Marks;

/// <summary>Finds the quotation marks of a block and judges by shape and place whether each opens or closes.</summary>
internal static class MarkReader
{
    private static readonly WordSet Elided = WordSet.Read("Quotations/Marks/elided.txt");

    /// <summary>Appends the marks among the tokens from <paramref name="first"/> to <paramref name="end"/>.</summary>
    /// <param name="text">The analysed text.</param>
    /// <param name="first">The first token.</param>
    /// <param name="end">The token after the last.</param>
    /// <param name="marks">Receives the marks in text order.</param>
    public static void Read(AnalysedText text, int first, int end, List<QuotationMark> marks)
    {
        ReadOnlySpan<Token> tokens = text.Tokens;
        for (int i = first; i < end; i++)
        {
            if (tokens[i].Kind != TokenKind.Mark || tokens[i].Length != 1)
            {
                continue;
            }

            char c = text.Text[tokens[i].Start];
            if (c is '"' or '\'' && i > first && text.Text[tokens[i].Start - 1] == '=')
            {
                // The value of an attribute: left-over markup, not speech.
                i = EndOfValue(text, tokens, i, end, c);
            }
            else if (c is '"' or '\'' && i + 1 < end && tokens[i + 1].Start == tokens[i].End && text.Text[tokens[i + 1].Start] == '>')
            {
                // The end of a tag whose beginning is lost.
                continue;
            }
            else
            {
                i += AddMark(text, i, first, end, c, marks) - 1;
            }
        }
    }

    // Adds the mark that begins at a token, if one does; returns how many tokens were read.
    private static int AddMark(AnalysedText text, int i, int first, int end, char c, List<QuotationMark> marks)
    {
        ReadOnlySpan<Token> tokens = text.Tokens;
        switch (c)
        {
            case '"' or '“' or '”' or '„' or '‟' or '″' or '〝' or '〞':
                int count = Repeated(text, tokens, i, end, c);
                (byte opens, byte closes) = Double(text, tokens, i, count, first, end, c);
                marks.Add(new QuotationMark(i, count, opens, closes, MarkFamily.Double));
                return count;
            case '«' or '»':
                (opens, closes) = Place(text, tokens, i, 1, first, end);
                marks.Add(
                    new QuotationMark(
                        i,
                        1,
                        opens == closes && c == '«' ? (byte)3 : opens,
                        opens == closes && c == '»' ? (byte)3 : closes,
                        MarkFamily.Guillemet
                    )
                );
                return 1;
            case '\'' or '‘' or '’' or '‚' or '‛' or '`':
                if (i + 1 < end && tokens[i + 1].Start == tokens[i].End && IsSingle(text.Text[tokens[i + 1].Start]))
                {
                    // Two apostrophes are wiki markup, or a typist's double mark: ambiguous, so read as neither.
                    return 2;
                }

                (opens, closes) = Single(text, tokens, i, first, end, c);
                if (opens + closes > 0)
                {
                    marks.Add(new QuotationMark(i, 1, opens, closes, MarkFamily.Single));
                }

                return 1;
            default:
                return 1;
        }
    }

    // “"" doubled by a careless export is one mark; an empty quotation says nothing anyway.
    private static int Repeated(AnalysedText text, ReadOnlySpan<Token> tokens, int i, int end, char c)
    {
        int count = 1;
        while (
            i + count < end && tokens[i + count].Start == tokens[i + count - 1].End && text.Text[tokens[i + count].Start] == c && count < 3
        )
        {
            count++;
        }

        return count;
    }

    private static int EndOfValue(AnalysedText text, ReadOnlySpan<Token> tokens, int i, int end, char mark)
    {
        for (int j = i + 1; j < Math.Min(end, i + 40); j++)
        {
            if (tokens[j].Kind == TokenKind.Mark && text.Text[tokens[j].Start] == mark)
            {
                return j;
            }
        }

        return i;
    }

    private static bool IsSingle(char c) => c is '\'' or '‘' or '’' or '`';

    private static (byte Opens, byte Closes) Double(
        AnalysedText text,
        ReadOnlySpan<Token> tokens,
        int i,
        int count,
        int first,
        int end,
        char c
    )
    {
        (byte opens, byte closes) = Place(text, tokens, i, count, first, end);
        return c switch
        {
            '„' => (3, 0),
            '“' => closes == 2 && opens == 0 ? ((byte)1, (byte)2) : ((byte)3, (byte)1),
            '”' => opens == 2 && closes == 0 ? ((byte)2, (byte)1) : ((byte)0, (byte)3),
            _ => (opens, closes),
        };
    }

    // Attached to what follows opens; attached to what precedes closes; both or neither is left to the state.
    private static (byte Opens, byte Closes) Place(AnalysedText text, ReadOnlySpan<Token> tokens, int i, int count, int first, int end)
    {
        bool before = i > first && tokens[i - 1].End == tokens[i].Start;
        bool after = i + count < end && tokens[i + count - 1].End == tokens[i + count].Start;
        char previous = before ? text.Text[tokens[i].Start - 1] : ' ';
        char next = after ? text.Text[tokens[i + count].Start] : ' ';
        bool openSide = !before || previous is '(' or '[' or '{';
        bool closeSide = !after || next is ',' or '.' or ';' or ':' or '!' or '?' or ')' or ']' or '}';
        if (openSide && !closeSide)
        {
            return (2, 0);
        }

        if (closeSide && !openSide)
        {
            return (0, 2);
        }

        // “word—"word”: a dash may come before an opening and after a closing mark.
        bool dashBefore = previous is '—' or '–' or '―' or '-' or '/';
        bool dashAfter = next is '—' or '–' or '―' or '-' or '/';
        return dashAfter && !dashBefore ? ((byte)1, (byte)2) : ((byte)1, (byte)1);
    }

    private static (byte Opens, byte Closes) Single(AnalysedText text, ReadOnlySpan<Token> tokens, int i, int first, int end, char c)
    {
        (byte opens, byte closes) = Place(text, tokens, i, 1, first, end);
        char next = i + 1 < end && tokens[i + 1].Start == tokens[i].End ? text.Text[tokens[i + 1].Start] : ' ';
        char previous = i > first && tokens[i - 1].End == tokens[i].Start ? text.Text[tokens[i - 1].End - 1] : ' ';
        if (opens == 2)
        {
            // ’90s, ’em: an apostrophe for what was left out.
            bool elision = char.IsDigit(next) || (c != '‘' && i + 1 < end && Elided.Contains(text.TextOf(i + 1)));
            return elision || c == '’' ? ((byte)0, (byte)0) : ((byte)2, (byte)0);
        }

        if (closes == 2 && c is not ('‘' or '‚' or '`'))
        {
            // The boys’ club: after an s it is more likely a possessive.
            return ((byte)0, previous is 's' or 'S' ? (byte)1 : (byte)2);
        }

        return (0, 0);
    }
}
