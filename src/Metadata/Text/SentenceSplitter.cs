namespace Pipeline.Metadata.Text;

/// <summary>Groups tokens into sentences.</summary>
internal static class SentenceSplitter
{
    /// <summary>Appends the sentences of the tokens from <paramref name="first"/> on, which all belong to one block.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">All tokens so far.</param>
    /// <param name="first">The block's first token.</param>
    /// <param name="block">The block's index.</param>
    /// <param name="sentences">Receives the sentences.</param>
    public static void Split(string text, List<Token> tokens, int first, int block, List<Sentence> sentences)
    {
        int sentence = first;
        for (int i = first; i < tokens.Count; i++)
        {
            if (!EndsSentence(text, tokens, i))
            {
                continue;
            }

            while (i + 1 < tokens.Count && IsClosing(text, tokens, i + 1))
            {
                i++;
            }

            if (i + 1 < tokens.Count && StartsSentence(text, tokens, i))
            {
                Add(tokens, sentence, i + 1, block, sentences);
                sentence = i + 1;
            }
        }

        if (sentence < tokens.Count)
        {
            Add(tokens, sentence, tokens.Count, block, sentences);
        }
    }

    private static void Add(List<Token> tokens, int first, int end, int block, List<Sentence> sentences) =>
        sentences.Add(new Sentence(first, end - first, tokens[first].Start, tokens[end - 1].End - tokens[first].Start, block));

    private static bool EndsSentence(string text, List<Token> tokens, int i)
    {
        Token token = tokens[i];
        return token.Kind switch
        {
            TokenKind.Mark => text[token.Start] is '.' or '!' or '?' or '…',
            // “U.S.”, “Inc.”, “p.m.”: the stop of an abbreviation may end the sentence too, if what follows looks like a start.
            TokenKind.Word => text[token.End - 1] == '.'
                && !Abbreviations.LeadsOn(text.AsSpan(token.Start, token.Length))
                && !IsInitial(text, token),
            _ => false,
        };
    }

    // “J. Smith”: one capital and a stop is an initial, not an end.
    private static bool IsInitial(string text, Token token) => token.Length == 2 && char.IsUpper(text[token.Start]);

    private static bool IsClosing(string text, List<Token> tokens, int i)
    {
        Token token = tokens[i];
        if (token.Kind != TokenKind.Mark)
        {
            return false;
        }

        char c = text[token.Start];
        bool attached = token.Start == tokens[i - 1].End;
        return c is '.' or '!' or '?' or '…' or '”' or '’' or ')' or ']' or '»' || (c is '"' or '\'' or '“' && attached);
    }

    private static bool StartsSentence(string text, List<Token> tokens, int last)
    {
        Token next = tokens[last + 1];
        if (next.Start == tokens[last].End)
        {
            // “…ended.Then”: a missing space after the stop. Only a capitalised word makes that a new sentence.
            return next.Kind == TokenKind.Word && tokens[last].Kind == TokenKind.Mark && next.Case == LetterCase.Title;
        }

        if (tokens[last].Kind == TokenKind.Word)
        {
            // After an abbreviation only a common sentence opener is proof: “U.S. The vote…” but “U.S. Congress”.
            return next.Kind == TokenKind.Word && SentenceOpeners.Contains(text.AsSpan(next.Start, next.Length))
                || (next.Kind == TokenKind.Mark && text[next.Start] is '“' or '"' or '«');
        }

        return next.Kind switch
        {
            TokenKind.Word => next.Case != LetterCase.Lower || char.IsDigit(text[next.Start]),
            TokenKind.Number => true,
            TokenKind.Mark => OpensSentence(text, tokens, last + 1),
            _ => false,
        };
    }

    private static bool OpensSentence(string text, List<Token> tokens, int i)
    {
        char c = text[tokens[i].Start];
        bool opens =
            c is '“' or '"' or '«' or '„' or '(' or '[' or '‘' or '\'' or '—' or '–' or '•' or '$' or '£' or '€' or '#' or '@' or '…';
        if (!opens || i + 1 >= tokens.Count)
        {
            return opens && c is not ('—' or '–' or '…');
        }

        return tokens[i + 1].Case != LetterCase.Lower || c is '“' or '«' or '„';
    }
}
