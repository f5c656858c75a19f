namespace Pipeline.Articles.Dates;

/// <summary>Reads the times of day and the zones that stand beside a date.</summary>
internal static class ClockReader
{
    /// <summary>Reads the time that follows a day: “T10:30:15Z”, “at 10:30 a.m. EST”.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Its tokens after the day.</param>
    /// <param name="time">The time, if stated.</param>
    /// <param name="offset">The offset from UTC, if stated.</param>
    /// <returns>How many tokens were read.</returns>
    public static int ReadAfter(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, out TimeOnly? time, out TimeSpan? offset)
    {
        (time, offset) = (null, null);
        int at = 0;
        while (at < tokens.Length && at < 4 && tokens[at].Kind != DateTokenKind.Number)
        {
            if (tokens[at].Kind == DateTokenKind.Word && !DateWords.IsFiller(DateTokens.Word(text, tokens[at])))
            {
                return 0;
            }

            at++;
        }

        int clock = Read(text, tokens[at..], out time);
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

    /// <summary>Reads the time that stands before a day: “10:30 GMT, ”.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Its tokens before the day.</param>
    /// <param name="time">The time, if stated.</param>
    /// <param name="offset">The offset from UTC, if stated.</param>
    /// <returns>The first token of the time; the number of tokens where there is none.</returns>
    public static int ReadBefore(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, out TimeOnly? time, out TimeSpan? offset)
    {
        (time, offset) = (null, null);
        for (int i = 0; i < tokens.Length; i++)
        {
            int clock = Read(text, tokens[i..], out time);
            if (clock == 0)
            {
                continue;
            }

            int zone = ReadZone(text, tokens[(i + clock)..], out offset);
            bool isChange = false;
            if (DateTokens.AreFillers(text, tokens[(i + clock + zone)..], ref isChange))
            {
                return i;
            }

            (time, offset) = (null, null);
        }

        return tokens.Length;
    }

    /// <summary>Reads a time: 10:30, 10:30:15.123, 10.30 p.m., 7pm.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Its tokens from the time on.</param>
    /// <param name="time">The time.</param>
    /// <returns>How many tokens were read; 0 where there is none.</returns>
    public static int Read(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, out TimeOnly? time)
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

        ReadOnlySpan<char> word = DateTokens.Word(text, tokens[0]);
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
            && DateTokens.Word(text, tokens[2]).Equals("m", StringComparison.OrdinalIgnoreCase);
        return !dotted ? 0
            : tokens.Length > 3 && tokens[3].Sign == '.' ? 4
            : 3;
    }

    /// <summary>Reads a zone: “GMT”, “(CET)”, “+01:00”, “UTC+3”.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Its tokens after the time.</param>
    /// <param name="offset">The offset from UTC, if stated.</param>
    /// <returns>How many tokens were read.</returns>
    public static int ReadZone(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, out TimeSpan? offset)
    {
        offset = null;
        int at = 0;
        DateTokens.SkipSign(tokens, ref at, '(');
        if (
            at < tokens.Length
            && tokens[at].Kind == DateTokenKind.Word
            && DateWords.TryGetZone(DateTokens.Word(text, tokens[at]), out TimeSpan named)
        )
        {
            offset = named;
            at++;
            DateTokens.SkipSign(tokens, ref at, ')');
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

    private static bool IsTwoDigits(ReadOnlySpan<DateToken> tokens, int at, params ReadOnlySpan<char> signs) =>
        at + 1 < tokens.Length
        && tokens[at].Kind == DateTokenKind.Sign
        && signs.Contains(tokens[at].Sign)
        && tokens[at + 1] is { Kind: DateTokenKind.Number, Length: 2 };
}
