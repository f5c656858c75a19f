using Pipeline.Articles;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Media;

/// <summary>Finds the outlets and agencies that the article names as the source of a statement.</summary>
/// <remarks>
/// A medium is cited where the text says that words came through it: “according to Sputnik”, “Reuters reported”, “told the BBC”, “on the
/// Khabar 24 TV channel”. A medium that does something else (“Fox News fired …”) is an actor and not listed.
/// </remarks>
internal static class CitedMediaExtractor
{
    private const int LongestName = 6;
    private const int VerbReach = 14;
    private const int LongestAdjunct = 3;

    /// <summary>Finds them.</summary>
    /// <param name="text">The analysed text.</param>
    /// <param name="entities">The entities of the article.</param>
    /// <returns>The citations in text order.</returns>
    public static IReadOnlyList<CitedMedium> Extract(AnalysedText text, IReadOnlyList<Entity> entities)
    {
        var cited = new List<CitedMedium>();
        HashSet<int> people = StartsOf(entities, EntityType.Person);
        ReadOnlySpan<Sentence> sentences = text.Sentences;
        for (int s = 0; s < sentences.Length; s++)
        {
            if (text.Blocks[sentences[s].Block].Kind == BlockKind.Credit)
            {
                continue;
            }

            int first = sentences[s].FirstToken,
                end = sentences[s].EndToken;
            for (int i = first; i < end; i++)
            {
                if (!IsName(text.Tokens[i]) && !Outlets.CanBegin(text, i))
                {
                    continue;
                }

                int length = Name(text, i, first, end, people, out string name);
                if (length == 0)
                {
                    continue;
                }

                if (IsCited(text, i, i + length, first, end))
                {
                    // The article of “the Guardian” is no part of what is shown unless the name has it.
                    int shown = text.Is(i, "the") ? i + 1 : i;
                    TextSpan span = text.SpanOf(shown, i + length);
                    cited.Add(new CitedMedium(name, span.Start, span.Length));
                }

                i += length - 1;
            }
        }

        return cited;
    }

    private static HashSet<int> StartsOf(IReadOnlyList<Entity> entities, EntityType type)
    {
        var starts = new HashSet<int>();
        foreach (Entity entity in entities)
        {
            if (entity.Type == type)
            {
                foreach (TextSpan mention in entity.Mentions)
                {
                    starts.Add(mention.Start);
                }
            }
        }

        return starts;
    }

    // The length in tokens of the name of an outlet that starts here, or 0.
    private static int Name(AnalysedText text, int i, int first, int end, HashSet<int> people, out string name)
    {
        ReadOnlySpan<Token> tokens = text.Tokens;
        int known = Outlets.Known(text, i, out name);
        if (known > 0 && i + known <= end && !people.Contains(tokens[i].Start))
        {
            bool longer =
                i + known < end
                && IsName(tokens[i + known])
                && tokens[i + known].Start == tokens[i + known - 1].End + 1
                && !Outlets.IsKindOfOutlet(text.TextOf(i + known))
                && known == 1;
            bool oneWordInside =
                i > first && known == 1 && IsName(tokens[i - 1]) && text.Text[tokens[i - 1].End - 1] != '.' && i - 1 > first;
            if (!longer && !oneWordInside)
            {
                return known;
            }
        }

        if (!IsName(tokens[i]) || (i > first && IsName(tokens[i - 1])) || people.Contains(tokens[i].Start))
        {
            return 0;
        }

        int stop = i + 1;
        while (stop < end && stop - i < LongestName && (IsName(tokens[stop]) || tokens[stop].Kind == TokenKind.Number))
        {
            stop++;
        }

        bool named =
            stop - i > 1 && (Outlets.EndsOutletName(text.TextOf(stop - 1)) || MediaWords.FirstWords.ContainsAsWritten(text.TextOf(i)));
        bool described =
            stop < end
                && tokens[stop].Kind == TokenKind.Word
                && tokens[stop].Case == LetterCase.Lower
                && Outlets.IsKindOfOutlet(text.TextOf(stop))
                && !text.Is(stop, "news")
            || (stop + 1 < end && text.Is(stop, "news") && Outlets.IsKindOfOutlet(text.TextOf(stop + 1)))
            || (stop + 1 < end && text.Is(stop, "TV") && Outlets.IsKindOfOutlet(text.TextOf(stop + 1)))
            || (i > first + 1 && tokens[i - 1].Case == LetterCase.Lower && MediaWords.Kinds.Contains(text.Hashes[i - 1]));
        int tv = stop - 1 > i && text.Is(stop - 1, "TV") && stop < end && text.Is(stop, "channel") ? 1 : 0;
        bool generic = stop - i == 1 && MediaWords.BeforeNames.Contains(text.Hashes[i]);
        if ((!named && !described && tv == 0) || generic)
        {
            // “State television” has no name.
            return 0;
        }

        name = text.TextOf(i, stop - tv).ToString();
        return stop - tv - i;
    }

    private static bool IsName(Token token) =>
        token.Kind == TokenKind.Word
        && token.Case is LetterCase.Title or LetterCase.Upper or LetterCase.Mixed
        && token.Kind == TokenKind.Word;

    private static bool IsCited(AnalysedText text, int first, int end, int sentence, int sentenceEnd)
    {
        int before = first - 1;
        while (before >= sentence && MediaWords.IsBeforeName(text, before))
        {
            before--;
        }

        if (before >= sentence)
        {
            ReadOnlySpan<char> word = text.TextOf(before);
            if (
                CitationVerbs.TakesMedium(word)
                || (text.Is(before, "to") && before > sentence && MediaWords.BeforeTo.Contains(text.Hashes[before - 1]))
            )
            {
                return true;
            }

            if (text.Is(before, "by") && IsPassedOn(text, before, sentence))
            {
                return true;
            }

            if (MediaWords.Prepositions.Contains(text.Hashes[before]) && Carries(text, before, sentence))
            {
                return true;
            }
        }

        int after = end;
        if (after < sentenceEnd && text.Tokens[after].Kind == TokenKind.Clitic)
        {
            // “CNN’s Jake Tapper”: the person speaks for it; “the Post’s report said”.
            return after + 2 < sentenceEnd
                && CitationVerbs.IsReporting(text, after + 1, Math.Min(sentenceEnd, after + 6))
                && !text.Is(after + 1, "owner");
        }

        while (
            after < sentenceEnd
            && after < end + 4
            && (Outlets.IsKindOfOutlet(text.TextOf(after)) || MediaWords.BeforeVerbs.Contains(text.Hashes[after]))
        )
        {
            after++;
        }

        return after < sentenceEnd
            && (CitationVerbs.IsReporting(text.TextOf(after)) || text.Is(after, "interview") || Interrupts(text, end, sentenceEnd));
    }

    // “the Gazette, citing two sources,”, “the Gazette, which first reported the talks,”
    private static bool Interrupts(AnalysedText text, int comma, int sentenceEnd)
    {
        if (comma + 2 >= sentenceEnd || !text.Is(comma, ","))
        {
            return false;
        }

        int verb = comma + 2;
        while (verb < Math.Min(sentenceEnd - 1, comma + 2 + LongestAdjunct) && MediaWords.BeforeVerbs.Contains(text.Hashes[verb]))
        {
            verb++;
        }

        return MediaWords.Citing.Contains(text.Hashes[comma + 1])
            || (text.Is(comma + 1, "which") && CitationVerbs.IsReporting(text.TextOf(verb)));
    }

    // “first reported by the Gazette”, “a letter seen last week by the Gazette”.
    private static bool IsPassedOn(AnalysedText text, int by, int sentence)
    {
        int verb = by - 1;
        while (verb > sentence && by - verb <= LongestAdjunct && MediaWords.BeforeVerbs.Contains(text.Hashes[verb]))
        {
            verb--;
        }

        return verb >= sentence && MediaWords.PassedOn.Contains(text.Hashes[verb]);
    }

    // “said … on Khabar 24”, “an interview with the BBC”: the preposition must hang on words of saying.
    private static bool Carries(AnalysedText text, int at, int sentence)
    {
        bool onAir = MediaWords.OnAir.Contains(text.Hashes[at]);
        for (int i = at - 1; i >= Math.Max(sentence, at - VerbReach); i--)
        {
            if (MediaWords.Carriers.ContainsAsWritten(text.TextOf(i)))
            {
                return true;
            }

            if (onAir && CitationVerbs.IsReporting(text.TextOf(i)))
            {
                return true;
            }

            if (i < at - 1 && text.Tokens[i].Kind == TokenKind.Mark && text.Text[text.Tokens[i].Start] is '.' or ';' or ':')
            {
                return false;
            }
        }

        return false;
    }
}
