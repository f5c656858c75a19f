using System.Globalization;

namespace Pipeline.Metadata.Dates;

/// <summary>Reads how many: “10”, “3.5”, “twenty-four”, “a hundred”, “two and a half”, “a few”, “half a”.</summary>
internal static class Amounts
{
    /// <summary>Reads an amount.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The first token.</param>
    /// <param name="end">The token after the amount.</param>
    /// <returns>The amount, or nothing when none starts here.</returns>
    public static Amount? Read(in DateSentence sentence, int at, out int end)
    {
        DateWord word = sentence[at];
        end = at + 1;
        switch (word.Kind)
        {
            case DateWordKind.Number when word.Value >= 0:
                return Fraction(sentence, Scale(sentence, word.Value, ref end), ref end);
            case DateWordKind.Decimal or DateWordKind.PointNumber:
                return decimal.TryParse(
                    sentence.TextOf(at),
                    NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
                    CultureInfo.InvariantCulture,
                    out decimal value
                )
                    ? new Amount(Scale(sentence, value, ref end))
                    : null;
            case DateWordKind.Cardinal:
                return Fraction(sentence, Words(sentence, at, out end), ref end);
            case DateWordKind.Several:
                return Amount.Vague;
            case DateWordKind.Couple:
                end += sentence.Is(end, DateWordKind.Of) ? 1 : 0;
                return new Amount(2);
            case DateWordKind.Half when sentence.Is(at + 1, DateWordKind.A):
                end = at + 2;
                return new Amount(0.5m);
            case DateWordKind.A or DateWordKind.Another:
                return AfterArticle(sentence, at, ref end);
            default:
                return null;
        }
    }

    private static Amount? AfterArticle(in DateSentence sentence, int at, ref int end)
    {
        DateWord next = sentence[at + 1];
        switch (next.Kind)
        {
            case DateWordKind.Several when sentence.Is(at + 1, "few"):
                end = at + 2;
                return Amount.Vague;
            case DateWordKind.Couple:
                end = at + 2 + (sentence.Is(at + 2, DateWordKind.Of) ? 1 : 0);
                return new Amount(2);
            case DateWordKind.Half:
                end = at + 2;
                return new Amount(0.5m);
            case DateWordKind.Magnitude:
                end = at + 2;
                return new Amount(next.Value);
            case DateWordKind.Number or DateWordKind.Cardinal when sentence.Is(at, DateWordKind.Another):
                return Read(sentence, at + 1, out end);
            default:
                return new Amount(1);
        }
    }

    // “twenty four”, “two hundred and fifty thousand”.
    private static decimal Words(in DateSentence sentence, int at, out int end)
    {
        decimal total = sentence[at].Value;
        end = at + 1;
        if (total >= 20 && total % 10 == 0 && sentence[end] is { Kind: DateWordKind.Cardinal, Value: > 0 and < 10 } ones)
        {
            total += ones.Value;
            end++;
        }

        total = Scale(sentence, total, ref end);
        int next = sentence.Is(end, "and") ? end + 1 : end;
        if (total >= 100 && sentence[next] is { Kind: DateWordKind.Cardinal } rest && rest.Value < 100)
        {
            total += rest.Value;
            end = next + 1;
        }

        return total;
    }

    private static decimal Scale(in DateSentence sentence, decimal value, ref int end)
    {
        for (int i = 0; i < 2 && sentence[end] is { Kind: DateWordKind.Magnitude } magnitude; i++)
        {
            value *= magnitude.Value;
            end++;
        }

        return value;
    }

    private static Amount Fraction(in DateSentence sentence, decimal value, ref int end)
    {
        if (sentence.Is(end, "and") && sentence.Is(end + 1, DateWordKind.A) && sentence.Is(end + 2, DateWordKind.Half))
        {
            end += 3;
            value += 0.5m;
        }

        return new Amount(value);
    }
}
