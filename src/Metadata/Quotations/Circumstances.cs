using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Cues;
using Pipeline.Metadata.Quotations.Speakers;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations;

/// <summary>Where and when something was said, as far as its reporting clause tells.</summary>
internal sealed class Circumstances
{
    private const int LongestClause = 40;
    private const int LongestLeadIn = 4;

    // The reporting clause is never farther from its verb; it bounds the work in sentences of any length.
    private const int Reach = 80;

    private readonly QuotationContext _context;
    private readonly IReadOnlyList<DateMention> _dates;
    private readonly IReadOnlyList<CitedMedium> _media;

    // The tokens of each, and for every token the first that begins there or later.
    private readonly TokenSpan[] _dateTokens;
    private readonly TokenSpan[] _mediumTokens;
    private readonly int[] _firstDate;
    private readonly int[] _firstMedium;

    /// <summary>Notes where dates and media stand.</summary>
    /// <param name="context">The article as attribution reads it.</param>
    /// <param name="dates">The dates of the article, in text order.</param>
    /// <param name="media">The media it cites, in text order.</param>
    public Circumstances(QuotationContext context, IReadOnlyList<DateMention> dates, IReadOnlyList<CitedMedium> media)
    {
        _context = context;
        _dates = dates;
        _media = media;
        _dateTokens = Locate(context.Text, dates.Count, i => new TextSpan(dates[i].Start, dates[i].Length));
        _mediumTokens = Locate(context.Text, media.Count, i => new TextSpan(media[i].Start, media[i].Length));
        _firstDate = Index(_dateTokens, context.Count);
        _firstMedium = Index(_mediumTokens, context.Count);
    }

    /// <summary>Whether the phrase is a date that was taken for a speaker: “Christmas Eve”.</summary>
    /// <param name="phrase">The phrase.</param>
    public bool IsDate(SpeakerPhrase phrase) => DateAt(phrase.First) is { } date && date.First <= phrase.Head && date.End > phrase.Head;

    /// <summary>The phrase without the time before it: “Thursday officials said” are officials.</summary>
    /// <param name="phrase">The phrase.</param>
    public SpeakerPhrase WithoutTime(SpeakerPhrase phrase)
    {
        if (phrase.Kind == PhraseKind.Nominal)
        {
            while (phrase.First < phrase.Head && _context.Is(phrase.First, WordClass.Time) && !_context.IsPossessive(phrase.First + 1))
            {
                phrase = phrase with { First = phrase.First + 1 };
            }
        }

        return phrase;
    }

    /// <summary>
    /// The medium the words were given to, and the one the article has them from: “said on Khabar 24, according to Sputnik”. A sentence
    /// that names one has only the first.
    /// </summary>
    /// <param name="cue">The cue.</param>
    /// <param name="content">What was said: a medium in it is part of the message.</param>
    public (string? Medium, string? Via) MediaOf(Cue cue, TextSpan content)
    {
        Sentence sentence = _context.Text.Sentences[_context.SentenceOf(cue.First)];
        int end = Math.Min(sentence.EndToken, cue.First + Reach);
        string? given = null,
            source = null;
        bool givenAfter = false,
            sourceAfter = false;
        for (int i = _firstMedium[Math.Max(sentence.FirstToken, cue.First - Reach)]; i < _media.Count && _mediumTokens[i].First < end; i++)
        {
            if (!InNarration(_mediumTokens[i].First, content) || BrokeNews(_mediumTokens[i]))
            {
                continue;
            }

            // The one nearest after the cue, else the one nearest before it.
            bool after = _mediumTokens[i].First > cue.First;
            if (IsSource(_mediumTokens[i]))
            {
                source = sourceAfter ? source : _media[i].Name;
                sourceAfter |= after;
            }
            else
            {
                given = givenAfter ? given : _media[i].Name;
                givenAfter |= after;
            }
        }

        return given is null ? (source, null) : (given, source == given ? null : source);
    }

    // “Karin said the plan, first reported by Sputnik, was …”: what Sputnik reported is no statement.
    private bool BrokeNews(TokenSpan medium)
    {
        int by = medium.First - 1;
        while (by > 0 && by > medium.First - LongestLeadIn && MediaWords.IsBeforeName(_context.Text, by))
        {
            by--;
        }

        int verb = by - 1;
        while (verb > 0 && verb > by - LongestLeadIn && MediaWords.BeforeVerbs.Contains(_context.Text.Hashes[verb]))
        {
            verb--;
        }

        return by > 0 && verb >= 0 && _context.IsWord(by, "by") && _context.IsWord(verb, "reported");
    }

    // “according to Sputnik”, “citing Sputnik”, “Sputnik reported”: the article has it from there. “on Khabar 24”, “told the BBC”: the
    // words were said there.
    private bool IsSource(TokenSpan medium)
    {
        int token = medium.First,
            before = token - 1;
        while (
            before > token - 4
            && before > 0
            && _context.SentenceOf(before) == _context.SentenceOf(token)
            && (MediaWords.IsBeforeName(_context.Text, before) || _context.Text.Is(before, "by"))
        )
        {
            before--;
        }

        int after = medium.End;
        bool reports =
            after < _context.Count
            && _context.SentenceOf(after) == _context.SentenceOf(token)
            && MediaWords.Reporting.Contains(_context.Text.Hashes[after]);
        return reports
            || (
                before >= 0
                && (
                    MediaWords.Citing.Contains(_context.Text.Hashes[before])
                    || (_context.Text.Is(before, "to") && before > 0 && _context.IsWord(before - 1, "according"))
                )
            );
    }

    /// <summary>The day the reporting clause names, if any.</summary>
    /// <param name="cue">The cue.</param>
    /// <param name="content">What was said: a day in it is part of the message.</param>
    public string? DateOf(Cue cue, TextSpan content)
    {
        Sentence sentence = _context.Text.Sentences[_context.SentenceOf(cue.First)];
        int end = Math.Min(sentence.EndToken, cue.First + Reach);
        string? found = null;
        int nearest = int.MaxValue;
        for (int i = _firstDate[Math.Max(sentence.FirstToken, cue.First - Reach)]; i < _dates.Count && _dateTokens[i].First < end; i++)
        {
            int day = _dateTokens[i].First,
                distance = Math.Abs(_dates[i].Start - _context.Text.Tokens[cue.First].Start);
            if (
                _dates[i] is { Precision: DatePrecision.Day or DatePrecision.Time, Value: { } value }
                && InNarration(day, content)
                && distance < nearest
                && IsWhen(cue, day)
            )
            {
                nearest = distance;
                found = value;
            }
        }

        return found is { Length: > 10 } && found[4] == '-' && found[10] == 'T' ? found[..10] : found;
    }

    // “said Karin, who was elected on 5 May”: the day of another clause. A day at the start of the sentence is the sentence's.
    private bool IsWhen(Cue cue, int day)
    {
        int first = _context.SentenceStartOf(cue.First),
            from = Math.Min(cue.End, day),
            to = Math.Max(cue.First, day);
        int before = day - 1;
        while (before > first && _context.Is(before, WordClass.Determiner))
        {
            before--;
        }

        // “since the January 7 quake”: a day that something else is counted from.
        if (before >= first && _context.Is(before, Grammar.CountedFrom))
        {
            return false;
        }

        if (day <= first + 1)
        {
            return true;
        }

        if (to - from > LongestClause)
        {
            return false;
        }

        for (int i = from; i < to; i++)
        {
            bool another =
                _context.Is(i, WordClass.Relative | WordClass.Auxiliary)
                || (_context.Is(i, WordClass.Subordinator) && !_context.Is(i, WordClass.Preposition));
            if (_context.QuoteOf(i) < 0 && another && !(i < cue.First && i > cue.First - 3))
            {
                return false;
            }
        }

        return true;
    }

    private TokenSpan? DateAt(int token)
    {
        int next = _firstDate[token];
        return next < _dates.Count && _dateTokens[next].First == token ? _dateTokens[next]
            : next > 0 && _dateTokens[next - 1].End > token ? _dateTokens[next - 1]
            : null;
    }

    // The tokens of spans that stand in text order, found in one walk.
    private static TokenSpan[] Locate(AnalysedText text, int count, Func<int, TextSpan> spanOf)
    {
        var found = new TokenSpan[count];
        for (int i = 0, token = 0; i < count; i++)
        {
            TextSpan span = spanOf(i);
            while (token + 1 < text.Tokens.Length && text.Tokens[token].End <= span.Start)
            {
                token++;
            }

            int end = token + 1;
            while (end < text.Tokens.Length && text.Tokens[end].Start < span.End)
            {
                end++;
            }

            found[i] = new TokenSpan(token, end);
        }

        return found;
    }

    private static int[] Index(TokenSpan[] spans, int tokens)
    {
        int[] first = new int[tokens];
        for (int token = 0, next = 0; token < tokens; token++)
        {
            while (next < spans.Length && spans[next].First < token)
            {
                next++;
            }

            first[token] = next;
        }

        return first;
    }

    private bool InNarration(int token, TextSpan content)
    {
        int position = _context.Text.Tokens[token].Start;
        return (position < content.Start || position >= content.End) && _context.QuoteOf(token) < 0;
    }
}
