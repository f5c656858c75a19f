using System.Globalization;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Dates;

/// <summary>
/// Tells for every token what it can be in a date. Looks at one token at a time; what the neighbours say is the grammar's part.
/// </summary>
internal sealed class DateLexer
{
    private static readonly WordSet OrdinalEndings = WordSet.Read("Dates/words.txt", "ordinal endings");
    private static readonly WordSet WholeEndings = WordSet.Read("Dates/words.txt", "whole endings");

    private const int LongestNumber = 12;

    private readonly DateLexicon _lexicon = new();

    /// <summary>The words of all tokens, in text order.</summary>
    /// <param name="text">The analysed text.</param>
    public DateWord[] Read(AnalysedText text)
    {
        var words = new DateWord[text.Tokens.Length];
        for (int i = 0; i < words.Length; i++)
        {
            ReadOnlySpan<char> token = text.TextOf(i);
            words[i] = text.Tokens[i].Kind switch
            {
                TokenKind.Number => Number(token),
                TokenKind.Word => Word(token, text.Hashes[i], text.Tokens[i].Case),
                TokenKind.Clitic => token is [_, 's' or 'S'] ? new DateWord(DateWordKind.Possessive) : default,
                TokenKind.Mark => Mark(token[0]),
                _ => default,
            };
        }

        return words;
    }

    private static DateWord Mark(char mark) =>
        new(
            mark switch
            {
                ',' => DateWordKind.Comma,
                '-' or '–' or '—' or '‑' or '−' => DateWordKind.Dash,
                '/' => DateWordKind.Slash,
                '.' => DateWordKind.Stop,
                '(' or '[' => DateWordKind.Open,
                ')' or ']' => DateWordKind.Close,
                '\'' or '’' or '‘' => DateWordKind.Apostrophe,
                '$' or '£' or '€' or '¥' or '#' => DateWordKind.Currency,
                _ => DateWordKind.None,
            }
        );

    private static DateWord Number(ReadOnlySpan<char> token)
    {
        if (token.Length > LongestNumber)
        {
            return default;
        }

        int digits = 0;
        while (digits < token.Length && char.IsAsciiDigit(token[digits]))
        {
            digits++;
        }

        if (digits == 0)
        {
            return default;
        }

        int value = digits <= 6 ? int.Parse(token[..digits], CultureInfo.InvariantCulture) : -1;
        ReadOnlySpan<char> rest = token[digits..];
        if (rest.IsEmpty)
        {
            return new DateWord(DateWordKind.Number, value);
        }

        return rest[0] switch
        {
            ':' => Clock(value, rest[1..]),
            '.' => Pointed(value, rest[1..]),
            ',' => new DateWord(DateWordKind.Decimal),
            _ => Suffixed(value, rest),
        };
    }

    // “8.30” may be a time, “8.30pm” is one; “3.5” and “13.5.2015” are none.
    private static DateWord Pointed(int value, ReadOnlySpan<char> rest)
    {
        DateWord clock = rest.Length >= 2 && (rest.Length == 2 || char.IsLetter(rest[2])) ? Clock(value, rest) : default;
        return clock.Kind == DateWordKind.None ? new DateWord(DateWordKind.PointNumber, -1)
            : clock.Flag ? clock
            : clock with { Kind = DateWordKind.PointNumber };
    }

    private static DateWord Suffixed(int value, ReadOnlySpan<char> suffix) =>
        suffix switch
        {
            _ when value is > 0 and <= 100 && OrdinalEndings.ContainsAsWritten(suffix) => new DateWord(DateWordKind.Ordinal, value),
            "Q" when value is >= 1 and <= 4 => new DateWord(DateWordKind.QuarterCompound, value, Flag: true),
            "H" when value is 1 or 2 => new DateWord(DateWordKind.HalfCompound, value, Flag: true),
            "s" when value % 10 == 0 && value is >= 10 and < 100 or >= 1000 and < 2200 => new DateWord(DateWordKind.Years, value),
            _ when Meridiem(suffix) is { } afternoon && value is >= 1 and <= 12 => new DateWord(
                DateWordKind.Clock,
                ((value % 12) + (afternoon ? 12 : 0)) * 3600,
                Flag: true
            ),
            _ => default,
        };

    private static bool? Meridiem(ReadOnlySpan<char> suffix) =>
        suffix.Equals("am", StringComparison.OrdinalIgnoreCase) ? false
        : suffix.Equals("pm", StringComparison.OrdinalIgnoreCase) ? true
        : null;

    // “10:30”, “10:30:15”, “7:30pm”.
    private static DateWord Clock(int hours, ReadOnlySpan<char> rest)
    {
        if (
            rest.Length < 2
            || !int.TryParse(rest[..2], NumberStyles.None, CultureInfo.InvariantCulture, out int minutes)
            || minutes > 59
            || hours is < 0 or > 24
        )
        {
            return default;
        }

        ReadOnlySpan<char> suffix = rest[2..];
        int seconds = 0;
        if (
            suffix.Length >= 3
            && suffix[0] == ':'
            && int.TryParse(suffix[1..3], NumberStyles.None, CultureInfo.InvariantCulture, out seconds)
        )
        {
            suffix = suffix[3..];
        }

        return suffix.IsEmpty ? new DateWord(DateWordKind.Clock, (hours * 3600) + (minutes * 60) + seconds)
            : Meridiem(suffix) is { } afternoon && hours is >= 1 and <= 12
                ? new DateWord(DateWordKind.Clock, (((hours % 12) + (afternoon ? 12 : 0)) * 3600) + (minutes * 60) + seconds, Flag: true)
            : default;
    }

    private DateWord Word(ReadOnlySpan<char> token, ulong hash, LetterCase letters)
    {
        if (token.Length > _lexicon.LongestWord + 8)
        {
            return default;
        }

        DateWord word = token[^1] == '.' ? _lexicon.Find(token[..^1]) : _lexicon.Find(hash);
        if (word.Kind != DateWordKind.None)
        {
            return word.Kind switch
            {
                // Names of months and days are capitalised, so that “may”, “march”, “sat” and “sun” are not taken for them.
                DateWordKind.Month
                or DateWordKind.Weekday
                or DateWordKind.Weekdays
                or DateWordKind.Holiday when letters == LetterCase.Lower => default,
                DateWordKind.Zone when letters != LetterCase.Upper => default,
                DateWordKind.Recurring when letters is LetterCase.Upper => default,
                DateWordKind.Street when letters != LetterCase.Title => default,
                _ => word,
            };
        }

        // “Q3”, “H1”.
        if (token.Length == 2 && token[0] is 'Q' or 'H' && token[1] is >= '1' and <= '4' && (token[0] == 'Q' || token[1] <= '2'))
        {
            return new DateWord(token[0] == 'Q' ? DateWordKind.QuarterCompound : DateWordKind.HalfCompound, token[1] - '0', Flag: true);
        }

        if (token is ['F', 'Y', >= '0' and <= '9', ..] && FiscalYear(token[2..]) is { } fiscal)
        {
            return new DateWord(DateWordKind.FiscalYear, fiscal);
        }

        int hyphen = token.IndexOfAny('-', '‑');
        return hyphen > 0 ? Compound(token[..hyphen], token[(hyphen + 1)..]) : default;
    }

    // “FY2019”, “FY19”: two digits are of this century.
    private static int? FiscalYear(ReadOnlySpan<char> digits) =>
        digits.Length is 2 or 4 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            ? digits.Length == 2
                ? 2000 + year
                : year is >= 1900 and <= 2199
                    ? year
                    : null
            : null;

    private DateWord Compound(ReadOnlySpan<char> head, ReadOnlySpan<char> tail)
    {
        int hyphen = tail.IndexOfAny('-', '‑');
        ReadOnlySpan<char> middle = hyphen > 0 ? tail[..hyphen] : tail;
        DateWord second = _lexicon.Find(middle.TrimEnd('.'));
        if (second.Kind == DateWordKind.None && middle.Length > 0 && char.IsAsciiDigit(middle[0]))
        {
            second = Number(middle);
        }

        DateWord first = char.IsAsciiDigit(head[0]) ? Number(head) : _lexicon.Find(head);
        if (second.Kind is DateWordKind.Unit or DateWordKind.Units || middle is "second")
        {
            return OfUnit(first, second, hyphen > 0 ? tail[(hyphen + 1)..] : []);
        }

        if (hyphen > 0)
        {
            return default;
        }

        return (first.Kind, second.Kind) switch
        {
            (DateWordKind.Cardinal, DateWordKind.Cardinal) when first.Value >= 20 && second.Value < 10 => new DateWord(
                DateWordKind.Cardinal,
                first.Value + second.Value
            ),
            (DateWordKind.Cardinal, DateWordKind.Ordinal) when first.Value >= 20 && second.Value < 10 => new DateWord(
                DateWordKind.Ordinal,
                first.Value + second.Value
            ),
            (DateWordKind.Ordinal, DateWordKind.Half) when first.Value <= 2 => new DateWord(DateWordKind.HalfCompound, first.Value),
            (
                DateWordKind.Early,
                DateWordKind.Month
                    or DateWordKind.Years
                    or DateWordKind.Season
                    or DateWordKind.Number
                    or DateWordKind.DayPart
            ) => second with
            {
                Modified = true,
            },
            _ => default,
        };
    }

    // “10-year”, “two-year-long”, “third-quarter”, “mid-week”, “half-hour”.
    private static DateWord OfUnit(DateWord first, DateWord second, ReadOnlySpan<char> ending)
    {
        TimeUnit unit = second.Kind is DateWordKind.Unit or DateWordKind.Units ? (TimeUnit)second.Value : TimeUnit.Second;
        bool single = ending.IsEmpty || WholeEndings.ContainsAsWritten(ending);
        return first.Kind switch
        {
            // “three-quarters of states”.
            DateWordKind.Number or DateWordKind.Cardinal when unit == TimeUnit.Quarter && second.Kind == DateWordKind.Units => default,
            DateWordKind.Number or DateWordKind.Cardinal when ending.StartsWith("old") => new DateWord(DateWordKind.Age),
            DateWordKind.Number or DateWordKind.Cardinal when single && first.Value is > 0 and < 10_000 => new DateWord(
                DateWordKind.UnitCount,
                (first.Value * 16) + (int)unit
            ),
            DateWordKind.Ordinal when unit == TimeUnit.Quarter && first.Value <= 4 => new DateWord(
                DateWordKind.QuarterCompound,
                first.Value
            ),
            DateWordKind.Early => second with { Modified = true },
            DateWordKind.Half when ending.IsEmpty && unit == TimeUnit.Hour => new DateWord(
                DateWordKind.UnitCount,
                (30 * 16) + (int)TimeUnit.Minute
            ),
            _ => default,
        };
    }
}
