namespace Pipeline.Articles.Dates;

/// <summary>Reads the dates that files and pages state: ISO 8601, RFC 5322, and the ways newspapers print a date.</summary>
/// <remarks>
/// A date that could mean two days (<c>03/04/2022</c>) is not read unless the file's order is known: no date is better than a wrong one.
/// </remarks>
internal static class DateReader
{
    private const int LongestText = 160;
    private const int MostTokens = 64;
    private const int EarliestYear = 1700;
    private const int LatestYear = 2199;
    private const int LastShortYear = 70;

    /// <summary>Finds the first date in a text.</summary>
    /// <param name="text">The text; only its first 160 characters are looked at.</param>
    /// <param name="date">The date.</param>
    /// <param name="order">How the file writes dates of two numbers and a year.</param>
    public static bool TryFind(ReadOnlySpan<char> text, out PublicationDate date, DayOrder order = DayOrder.Unknown) =>
        TryRead(text, whole: false, order, out date, out _);

    /// <summary>Reads a line that says when something was published and nothing else.</summary>
    /// <param name="line">The line.</param>
    /// <param name="date">The date.</param>
    /// <param name="isChange">Whether the line speaks of a later change (“Updated …”).</param>
    /// <param name="order">How the file writes dates of two numbers and a year.</param>
    public static bool TryReadLine(ReadOnlySpan<char> line, out PublicationDate date, out bool isChange, DayOrder order = DayOrder.Unknown)
    {
        date = default;
        isChange = false;
        return line.Length <= LongestText && TryRead(line, whole: true, order, out date, out isChange);
    }

    /// <summary>Reads a line that is a time of day and little else: “10:32”, “2.05pm BST”, “Updated at 14:10 CET”.</summary>
    /// <param name="line">The line.</param>
    /// <param name="time">The time.</param>
    /// <param name="offset">The offset from UTC, if stated.</param>
    public static bool TryReadClock(ReadOnlySpan<char> line, out TimeOnly time, out TimeSpan? offset)
    {
        (time, offset) = (default, null);
        if (line.Length > LongestText)
        {
            return false;
        }

        Span<DateToken> buffer = stackalloc DateToken[MostTokens];
        ReadOnlySpan<DateToken> tokens = buffer[..DateToken.Tokenise(line, buffer)];
        bool isChange = false;
        for (int i = 0; i < tokens.Length; i++)
        {
            int clock = ReadClock(line, tokens[i..], out TimeOnly? read);
            if (clock == 0)
            {
                continue;
            }

            int zone = ReadZone(line, tokens[(i + clock)..], out offset);
            time = read!.Value;
            return IsFiller(line, tokens[..i], ref isChange) && IsFiller(line, tokens[(i + clock + zone)..], ref isChange);
        }

        return false;
    }

    private static bool TryRead(ReadOnlySpan<char> text, bool whole, DayOrder order, out PublicationDate date, out bool isChange)
    {
        isChange = false;
        if (text.Length > LongestText)
        {
            text = text[..LongestText];
        }

        Span<DateToken> buffer = stackalloc DateToken[MostTokens];
        ReadOnlySpan<DateToken> tokens = buffer[..DateToken.Tokenise(text, buffer)];
        for (int i = 0; i < tokens.Length; i++)
        {
            int day = ReadDay(text, tokens[i..], order, out DateOnly found);
            if (day == 0)
            {
                continue;
            }

            int time = ReadTime(text, tokens[(i + day)..], out TimeOnly? clock, out TimeSpan? offset);
            int before = i;
            if (clock is null)
            {
                before = ReadTimeBefore(text, tokens[..i], out clock, out offset);
            }

            if (whole && !(IsFiller(text, tokens[..before], ref isChange) && IsFiller(text, tokens[(i + day + time)..], ref isChange)))
            {
                break;
            }

            date = new PublicationDate(found, clock, offset);
            return true;
        }

        date = default;
        return false;
    }

    private static int ReadDay(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, DayOrder order, out DateOnly day)
    {
        day = default;
        if (tokens[0].Kind == DateTokenKind.Word)
        {
            return ReadMonthFirst(text, tokens, out day);
        }

        if (tokens[0].Kind != DateTokenKind.Number)
        {
            return 0;
        }

        if (tokens[0].Length == 8 && TryMake(tokens[0].Value / 10000, tokens[0].Value / 100 % 100, tokens[0].Value % 100, out day))
        {
            return 1;
        }

        if (
            tokens.Length >= 5
            && tokens[2].Kind == DateTokenKind.Number
            && tokens[4].Kind == DateTokenKind.Number
            && tokens[1].Kind == DateTokenKind.Sign
            && tokens[3].Kind == DateTokenKind.Sign
        )
        {
            return ReadNumeric(tokens, order, out day);
        }

        return ReadDayFirst(text, tokens, out day);
    }

    // January 10th, 2022
    private static int ReadMonthFirst(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, out DateOnly day)
    {
        day = default;
        int month = DateWords.Month(Span(text, tokens[0]));
        int at = 1;
        if (month == 0)
        {
            return 0;
        }

        SkipSign(tokens, ref at, '.');
        if (at >= tokens.Length || tokens[at].Kind != DateTokenKind.Number || tokens[at].Length > 2)
        {
            return 0;
        }

        int number = tokens[at++].Value;
        SkipOrdinal(text, tokens, ref at);
        SkipSign(tokens, ref at, ',');
        return at < tokens.Length && tokens[at].Length == 4 && TryMake(tokens[at].Value, month, number, out day) ? at + 1 : 0;
    }

    // 10th of January 2022, 10-Jan-2022, 10. Januar 2022
    private static int ReadDayFirst(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, out DateOnly day)
    {
        day = default;
        if (tokens[0].Length > 2)
        {
            return 0;
        }

        int at = 1;
        SkipOrdinal(text, tokens, ref at);
        SkipSign(tokens, ref at, '.', '-', '/');
        SkipWord(text, tokens, ref at, "of", "de");
        if (at >= tokens.Length || tokens[at].Kind != DateTokenKind.Word)
        {
            return 0;
        }

        int month = DateWords.Month(Span(text, tokens[at++]));
        SkipSign(tokens, ref at, '.');
        SkipSign(tokens, ref at, ',', '-', '/');
        SkipWord(text, tokens, ref at, "de", "del");

        // RFC 822: “2 Mar 22 08:05 GMT”. Two digits are a year before a time only.
        if (
            month > 0
            && at < tokens.Length
            && tokens[at] is { Kind: DateTokenKind.Number, Length: 2 }
            && ReadClock(text, tokens[(at + 1)..], out TimeOnly? clock) > 0
            && clock is not null
        )
        {
            return TryMake((tokens[at].Value < LastShortYear ? 2000 : 1900) + tokens[at].Value, month, tokens[0].Value, out day)
                ? at + 1
                : 0;
        }

        return month > 0 && at < tokens.Length && tokens[at].Length == 4 && TryMake(tokens[at].Value, month, tokens[0].Value, out day)
            ? at + 1
            : 0;
    }

    // 2022-01-10, 2022年1月10日, 10.01.2022, 31/12/2022
    private static int ReadNumeric(ReadOnlySpan<DateToken> tokens, DayOrder order, out DateOnly day)
    {
        day = default;
        (int a, int b, int c) = (tokens[0].Value, tokens[2].Value, tokens[4].Value);
        char sign = tokens[1].Sign;
        if (
            tokens[0].Length == 4
            && tokens[2].Length <= 2
            && tokens[4].Length <= 2
            && sign is '-' or '/' or '.' or '年' or '년'
            && TryMake(a, b, c, out day)
        )
        {
            return tokens.Length > 5 && tokens[5].Sign is '日' or '일' ? 6 : 5;
        }

        if (
            tokens[4].Length != 4
            || tokens[0].Length > 2
            || tokens[2].Length > 2
            || tokens[3].Sign != sign
            || sign is not ('-' or '/' or '.')
        )
        {
            return 0;
        }

        bool dayFirst = sign == '.' || a > 12 || a == b || (order == DayOrder.DayFirst && b <= 12);
        bool monthFirst = b > 12 || order == DayOrder.MonthFirst;
        return (dayFirst && TryMake(c, b, a, out day)) || (monthFirst && TryMake(c, a, b, out day)) ? 5 : 0;
    }

    private static int ReadTime(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, out TimeOnly? time, out TimeSpan? offset)
    {
        (time, offset) = (null, null);
        int at = 0;
        while (at < tokens.Length && at < 4 && tokens[at].Kind != DateTokenKind.Number)
        {
            if (tokens[at].Kind == DateTokenKind.Word && !DateWords.IsFiller(Span(text, tokens[at])))
            {
                return 0;
            }

            at++;
        }

        int clock = ReadClock(text, tokens[at..], out time);
        if (clock == 0)
        {
            clock = at == 1 ? ReadBasicClock(tokens[at..], out time) : 0;
        }

        if (clock == 0)
        {
            return 0;
        }

        at += clock;
        return at + ReadZone(text, tokens[at..], out offset);
    }

    private static int ReadTimeBefore(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, out TimeOnly? time, out TimeSpan? offset)
    {
        (time, offset) = (null, null);
        for (int i = 0; i < tokens.Length; i++)
        {
            int clock = ReadClock(text, tokens[i..], out time);
            if (clock == 0)
            {
                continue;
            }

            int zone = ReadZone(text, tokens[(i + clock)..], out offset);
            bool isChange = false;
            if (IsFiller(text, tokens[(i + clock + zone)..], ref isChange))
            {
                return i;
            }

            (time, offset) = (null, null);
        }

        return tokens.Length;
    }

    // 10:30, 10:30:15.123, 10.30 p.m., 7pm
    private static int ReadClock(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, out TimeOnly? time)
    {
        time = null;
        if (tokens.IsEmpty || tokens[0].Kind != DateTokenKind.Number || tokens[0].Length > 2)
        {
            return 0;
        }

        (int hour, int minute, int second) = (tokens[0].Value, 0, 0);
        int at = 1;
        if (IsTwoDigits(tokens, at, ':', '.'))
        {
            minute = tokens[at + 1].Value;
            at += 2;
            if (IsTwoDigits(tokens, at, ':'))
            {
                second = Math.Min(tokens[at + 1].Value, 59);
                at += 2;
                if (at + 1 < tokens.Length && tokens[at].Sign is '.' or ',' && tokens[at + 1].Kind == DateTokenKind.Number)
                {
                    at += 2;
                }
            }
        }

        int half = ReadHalf(text, tokens[at..], out bool afternoon);
        if ((half == 0 && at == 1) || hour > (half > 0 ? 12 : 23) || minute > 59)
        {
            return 0;
        }

        if (half > 0)
        {
            hour = (hour % 12) + (afternoon ? 12 : 0);
        }

        time = new TimeOnly(hour, minute, second);
        return at + half;
    }

    // The time of 20220110T103015Z
    private static int ReadBasicClock(ReadOnlySpan<DateToken> tokens, out TimeOnly? time)
    {
        time = null;
        if (tokens.IsEmpty || tokens[0] is not { Kind: DateTokenKind.Number, Length: 6 })
        {
            return 0;
        }

        (int hour, int minute, int second) = (tokens[0].Value / 10000, tokens[0].Value / 100 % 100, Math.Min(tokens[0].Value % 100, 59));
        if (hour > 23 || minute > 59)
        {
            return 0;
        }

        time = new TimeOnly(hour, minute, second);
        return 1;
    }

    private static int ReadHalf(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, out bool afternoon)
    {
        afternoon = false;
        if (tokens.IsEmpty || tokens[0].Kind != DateTokenKind.Word)
        {
            return 0;
        }

        ReadOnlySpan<char> word = Span(text, tokens[0]);
        afternoon = word[0] is 'p' or 'P';
        if (word.Equals("am", StringComparison.OrdinalIgnoreCase) || word.Equals("pm", StringComparison.OrdinalIgnoreCase))
        {
            return 1;
        }

        bool dotted =
            word.Length == 1
            && word[0] is 'a' or 'A' or 'p' or 'P'
            && tokens.Length > 2
            && tokens[1].Sign == '.'
            && Span(text, tokens[2]).Equals("m", StringComparison.OrdinalIgnoreCase);
        return !dotted ? 0
            : tokens.Length > 3 && tokens[3].Sign == '.' ? 4
            : 3;
    }

    private static int ReadZone(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, out TimeSpan? offset)
    {
        offset = null;
        int at = 0;
        SkipSign(tokens, ref at, '(');
        if (at < tokens.Length && tokens[at].Kind == DateTokenKind.Word && DateWords.TryGetZone(Span(text, tokens[at]), out TimeSpan named))
        {
            offset = named;
            at++;
            SkipSign(tokens, ref at, ')');
            if (named != TimeSpan.Zero)
            {
                return at;
            }
        }
        else
        {
            at = 0;
        }

        if (at + 1 >= tokens.Length || tokens[at].Sign is not ('+' or '-' or '−') || tokens[at + 1].Kind != DateTokenKind.Number)
        {
            return at;
        }

        int sign = tokens[at].Sign == '+' ? 1 : -1;
        DateToken number = tokens[at + 1];
        int hours = number.Length == 4 ? number.Value / 100 : number.Value;
        int minutes = number.Length == 4 ? number.Value % 100 : 0;
        at += 2;
        if (number.Length <= 2 && IsTwoDigits(tokens, at, ':'))
        {
            minutes = tokens[at + 1].Value;
            at += 2;
        }

        if (hours <= 14 && minutes < 60)
        {
            offset = sign * new TimeSpan(hours, minutes, 0);
        }

        return at;
    }

    private static bool IsFiller(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, ref bool isChange)
    {
        foreach (DateToken token in tokens)
        {
            ReadOnlySpan<char> word = Span(text, token);
            bool filler = token.Kind switch
            {
                DateTokenKind.Word => DateWords.IsFiller(word) || DateWords.IsChange(word),
                DateTokenKind.Sign => token.Sign
                    is ','
                        or '.'
                        or ':'
                        or '|'
                        or '-'
                        or '–'
                        or '—'
                        or '·'
                        or '•'
                        or '('
                        or ')'
                        or '/'
                        or '\''
                        or '’',
                _ => false,
            };
            if (!filler)
            {
                return false;
            }

            isChange |= token.Kind == DateTokenKind.Word && DateWords.IsChange(word);
        }

        return true;
    }

    private static bool TryMake(int year, int month, int day, out DateOnly date)
    {
        bool valid =
            year is >= EarliestYear and <= LatestYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = valid ? new DateOnly(year, month, day) : default;
        return valid;
    }

    private static bool IsTwoDigits(ReadOnlySpan<DateToken> tokens, int at, params ReadOnlySpan<char> signs) =>
        at + 1 < tokens.Length
        && tokens[at].Kind == DateTokenKind.Sign
        && signs.Contains(tokens[at].Sign)
        && tokens[at + 1] is { Kind: DateTokenKind.Number, Length: 2 };

    private static void SkipSign(ReadOnlySpan<DateToken> tokens, ref int at, params ReadOnlySpan<char> signs)
    {
        if (at < tokens.Length && tokens[at].Kind == DateTokenKind.Sign && signs.Contains(tokens[at].Sign))
        {
            at++;
        }
    }

    private static void SkipWord(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, ref int at, params ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            if (
                at < tokens.Length
                && tokens[at].Kind == DateTokenKind.Word
                && Span(text, tokens[at]).Equals(word, StringComparison.OrdinalIgnoreCase)
            )
            {
                at++;
                return;
            }
        }
    }

    private static void SkipOrdinal(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, ref int at) =>
        SkipWord(text, tokens, ref at, "st", "nd", "rd", "th");

    private static ReadOnlySpan<char> Span(ReadOnlySpan<char> text, DateToken token) => text.Slice(token.Start, token.Length);
}
