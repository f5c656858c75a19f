using System.Collections.Frozen;

namespace Pipeline.Metadata.Text;

/// <summary>Abbreviations whose stop belongs to them.</summary>
internal static class Abbreviations
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Neutral = Lookup(
        "Inc", "Corp", "Co", "Ltd", "Bros", "Jr", "Sr", "Esq", "etc", "al", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct",
        "Nov", "Dec", "Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun", "Ave", "Blvd", "Rd", "Dept", "Univ", "approx", "est");

    // A name or a number follows these, so that a capital after them never starts a sentence.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Leading = Lookup(
        "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Rev", "Fr", "Hon", "St", "Ste", "Mt", "Ft", "Gen", "Lt", "Col", "Maj", "Capt", "Cmdr", "Adm", "Sgt", "Cpl", "Pvt",
        "Brig", "Supt", "Insp", "Det", "Gov", "Sen", "Rep", "Reps", "Sens", "Pres", "Amb", "Sec", "Atty", "Messrs", "ST", "MT", "FT", "MR", "MRS", "MS", "DR", "No", "Nos", "vs", "v", "Vol", "Fig", "Art", "Sheikh");

    /// <summary>Whether the word, given without its stop, is an abbreviation.</summary>
    /// <param name="word">The word.</param>
    public static bool Contains(ReadOnlySpan<char> word) => Leading.Contains(word) || Neutral.Contains(word);

    /// <summary>Whether a name or number follows the abbreviation (“Mr.”), so that a capital after it starts no sentence.</summary>
    /// <param name="word">The word, with or without its stop.</param>
    public static bool LeadsOn(ReadOnlySpan<char> word) => Leading.Contains(word.TrimEnd('.'));

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(params string[] words) =>
        words.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
