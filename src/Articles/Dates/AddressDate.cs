namespace Pipeline.Articles.Dates;

/// <summary>
/// Reads the day that an article's address names: <c>/2022/01/10/</c>, <c>/2022-01-10-</c>, <c>/20220110</c>, <c>/2022/jan/10/</c>.
/// </summary>
internal static class AddressDate
{
    private const int LongestAddress = 500;

    /// <summary>The day, or null. A number that only begins like a day (<c>/2021/04/92713</c>) is none.</summary>
    /// <param name="address">The address, or null.</param>
    public static PublicationDate? Read(string? address)
    {
        if (address is null)
        {
            return null;
        }

        ReadOnlySpan<char> rest = address.Length > LongestAddress ? address.AsSpan(0, LongestAddress) : address;
        for (int at = rest.IndexOfAny('/', '-', '_'); at >= 0; at = rest.IndexOfAny('/', '-', '_'))
        {
            rest = rest[(at + 1)..];
            if (rest.Length < 8 || !(rest[0] is '1' or '2') || !(rest[1] is '9' or '0'))
            {
                continue;
            }

            bool split =
                rest.Length >= 10 && rest[4] is '/' or '-' && rest[7] == rest[4] && (rest.Length == 10 || !char.IsAsciiDigit(rest[10]));
            bool solid = rest[..8].IndexOfAnyExceptInRange('0', '9') < 0 && (rest.Length == 8 || !char.IsAsciiDigit(rest[8]));
            if ((split || solid) && DateReader.TryFind(rest[..(split ? 10 : 8)], out PublicationDate date))
            {
                return date;
            }

            if (
                rest.Length >= 11
                && rest[4] == '/'
                && rest[8] == '/'
                && char.IsAsciiLetter(rest[5])
                && DateReader.TryFind($"{rest[9..11]} {rest[5..8]} {rest[..4]}", out date)
            )
            {
                return date;
            }
        }

        return null;
    }
}
