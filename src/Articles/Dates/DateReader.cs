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
            int clock = ClockReader.Read(line, tokens[i..], out TimeOnly? read);
            if (clock == 0)
            {
                continue;
            }

            int zone = ClockReader.ReadZone(line, tokens[(i + clock)..], out offset);
            time = read!.Value;
            return DateTokens.AreFillers(line, tokens[..i], ref isChange)
                && DateTokens.AreFillers(line, tokens[(i + clock + zone)..], ref isChange);
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

            int time = ClockReader.ReadAfter(text, tokens[(i + day)..], out TimeOnly? clock, out TimeSpan? offset);
            int before = i;
            if (clock is null)
            {
                before = ClockReader.ReadBefore(text, tokens[..i], out clock, out offset);
            }

            if (
                whole
                && !(
                    DateTokens.AreFillers(text, tokens[..before], ref isChange)
                    && DateTokens.AreFillers(text, tokens[(i + day + time)..], ref isChange)
                )
            )
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
        int month = DateWords.Month(DateTokens.Word(text, tokens[0]));
        int at = 1;
        if (month == 0)
        {
            return 0;
        }

        DateTokens.SkipSign(tokens, ref at, '.');
        if (at >= tokens.Length || tokens[at].Kind != DateTokenKind.Number || tokens[at].Length > 2)
        {
            return 0;
        }

        int number = tokens[at++].Value;
        DateTokens.SkipOrdinal(text, tokens, ref at);
        DateTokens.SkipSign(tokens, ref at, ',');
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
        DateTokens.SkipOrdinal(text, tokens, ref at);
        DateTokens.SkipSign(tokens, ref at, '.', '-', '/');
        DateTokens.SkipWord(text, tokens, ref at, "of", "de");
        if (at >= tokens.Length || tokens[at].Kind != DateTokenKind.Word)
        {
            return 0;
        }

        int month = DateWords.Month(DateTokens.Word(text, tokens[at++]));
        DateTokens.SkipSign(tokens, ref at, '.');
        DateTokens.SkipSign(tokens, ref at, ',', '-', '/');
        DateTokens.SkipWord(text, tokens, ref at, "de", "del");

        // RFC 822: “2 Mar 22 08:05 GMT”. Two digits are a year before a time only.
        if (
            month > 0
            && at < tokens.Length
            && tokens[at] is { Kind: DateTokenKind.Number, Length: 2 }
            && ClockReader.Read(text, tokens[(at + 1)..], out TimeOnly? clock) > 0
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

    private static bool TryMake(int year, int month, int day, out DateOnly date)
    {
        bool valid =
            year is >= EarliestYear and <= LatestYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = valid ? new DateOnly(year, month, day) : default;
        return valid;
    }
}
