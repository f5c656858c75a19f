namespace Pipeline.Metadata.Dates;

/// <summary>Holidays that news in English names, and when they are.</summary>
internal static class Holidays
{
    // Longest names first: “Christmas Eve” before “Christmas”.
    private static readonly Holiday[] All =
    [
        .. WordList
            .Read("Dates/holidays.txt")
            .Lines.Select(static line => line.Split('|'))
            .SelectMany(static fields => fields[1..].Select(name => new Holiday(name, HolidayRule.Parse(fields[0]))))
            .OrderByDescending(static holiday => holiday.Words.Length),
    ];

    /// <summary>The first word of every name, with the index of the first holiday that starts so.</summary>
    public static IEnumerable<(string Word, int Index)> FirstWords() =>
        All.Select((holiday, index) => (holiday.Words[0].TrimEnd('.'), index))
            .DistinctBy(first => first.Item1, StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the longest holiday name at a token.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The token of kind <see cref="DateWordKind.Holiday"/>.</param>
    /// <param name="end">The token after the name.</param>
    /// <returns>The rule for the day of a year, or nothing.</returns>
    public static Func<int, DateOnly?>? Read(in DateSentence sentence, int at, out int end)
    {
        ReadOnlySpan<char> first = sentence.TextOf(at).TrimEnd('.');
        foreach (Holiday holiday in All)
        {
            if (first.SequenceEqual(holiday.Words[0].AsSpan().TrimEnd('.')) && Matches(sentence, at, holiday.Words))
            {
                end = at + holiday.Words.Length;
                return holiday.Day;
            }
        }

        end = at;
        return null;
    }

    private static bool Matches(in DateSentence sentence, int at, string[] words)
    {
        for (int i = 1; i < words.Length; i++)
        {
            bool same = words[i] switch
            {
                "'s" => sentence[at + i].Kind == DateWordKind.Possessive,
                "'" => sentence[at + i].Kind == DateWordKind.Apostrophe,
                _ => sentence.TextOf(at + i).Equals(words[i], StringComparison.Ordinal),
            };
            if (!same)
            {
                return false;
            }
        }

        return true;
    }

    private sealed record Holiday(string Name, Func<int, DateOnly?> Day)
    {
        // “New Year ’s Day”: as tokens.
        public string[] Words { get; } = Name.Replace("'", " '", StringComparison.Ordinal).Split(' ');
    }
}
