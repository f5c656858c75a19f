using System.Collections.Frozen;

namespace Pipeline.Articles.Dates;

/// <summary>Tells in which order a page writes day and month, by where it says it is from.</summary>
internal static class DayOrders
{
    // Languages that write the day first when the year is last. English is not one of them: that depends on the country.
    private static readonly FrozenSet<string> DayFirstLanguages = Set("day first, languages");

    // Countries where English and other papers write the day first. Those left out write the year or the month first, or both ways.
    private static readonly FrozenSet<string> DayFirstCountries = Set("day first, countries");

    private static readonly FrozenSet<string> MonthFirstCountries = Set("month first, domains");

    // Country domains that the whole world uses for its sound.
    private static readonly FrozenSet<string> SoundingDomains = Set("sounding domains");

    /// <summary>The order of a page.</summary>
    /// <param name="address">Its address, if known.</param>
    /// <param name="language">The language it declares (<c>en-GB</c>), if any.</param>
    public static DayOrder Of(string? address, string? language)
    {
        ReadOnlySpan<char> tag = language.AsSpan().Trim();
        int split = tag.IndexOfAny('-', '_');
        ReadOnlySpan<char> main = split < 0 ? tag : tag[..split];
        ReadOnlySpan<char> region = split < 0 ? default : tag[(split + 1)..];

        DayOrder ofCountry = OfDomain(address);
        if (ofCountry != DayOrder.Unknown)
        {
            return ofCountry;
        }

        if (Contains(DayFirstLanguages, main))
        {
            return DayOrder.DayFirst;
        }

        return region.Equals("us", StringComparison.OrdinalIgnoreCase) ? DayOrder.MonthFirst
            : Contains(DayFirstCountries, region) ? DayOrder.DayFirst
            : DayOrder.Unknown;
    }

    private static DayOrder OfDomain(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.HostNameType != UriHostNameType.Dns)
        {
            return DayOrder.Unknown;
        }

        // A domain of its sound has no second level: paper.co.in is Indian, paper.in is anybody's.
        string host = uri.IdnHost;
        int dot = host.LastIndexOf('.');
        ReadOnlySpan<char> top = host.AsSpan(dot + 1);
        bool isSound =
            Contains(SoundingDomains, top) && (dot < 3 || !host.AsSpan(0, dot).EndsWith(".co", StringComparison.OrdinalIgnoreCase));
        return isSound ? DayOrder.Unknown
            : Contains(DayFirstCountries, top) ? DayOrder.DayFirst
            : Contains(MonthFirstCountries, top) ? DayOrder.MonthFirst
            : DayOrder.Unknown;
    }

    private static FrozenSet<string> Set(string section) =>
        WordList.Read("Dates/orders.txt", section).Words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static bool Contains(FrozenSet<string> words, ReadOnlySpan<char> word) =>
        words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
