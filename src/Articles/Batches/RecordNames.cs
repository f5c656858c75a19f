using System.Buffers;
using System.Globalization;
using System.Text;

namespace Pipeline.Articles.Batches;

/// <summary>Makes blob names of record names: no way out of the batch's own folder, no name twice.</summary>
/// <param name="batch">The batch's blob name.</param>
internal sealed class RecordNames(string batch)
{
    // Azure allows 1,024 characters for the whole name.
    private const int LongestName = 1000;
    private const int LongestRecord = 200;

    private static readonly SearchValues<char> PlainCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .-_()+,=@!'&~"
    );

    // Hashes, so that a million names are some megabytes; two names with one hash cost the second a number.
    private readonly HashSet<ulong> _taken = [];
    private int _number;

    /// <summary>The blob name of the next record.</summary>
    /// <param name="record">Its name in the batch.</param>
    /// <param name="isUnique">Whether no other record has that name; then it need not be remembered.</param>
    public string Next(string record, bool isUnique)
    {
        _number++;
        string clean = Clean(record);
        if (clean.Length == 0)
        {
            clean = _number.ToString("D6", CultureInfo.InvariantCulture);
        }

        string name = Whole(clean);
        if (!isUnique && !_taken.Add(Hash(name)))
        {
            // The number of the record is unlike that of any other.
            name = Whole(string.Create(CultureInfo.InvariantCulture, $"{_number:D6}-{clean}"));
            _taken.Add(Hash(name));
        }

        return name;
    }

    // FNV-1a: the same names on every run, unlike string.GetHashCode.
    private static ulong Hash(string name)
    {
        ulong hash = 14695981039346656037;
        foreach (char unit in name)
        {
            hash = (hash ^ unit) * 1099511628211;
        }

        return hash;
    }

    private string Whole(string record)
    {
        if (batch.Length + 1 + record.Length <= LongestName)
        {
            return $"{batch}/{record}";
        }

        // Another long name that begins alike must not lead to the same folder.
        string hash = Hash(batch).ToString("x16", CultureInfo.InvariantCulture);
        int length = LongestName - 1 - record.Length - hash.Length - 1;
        return $"{batch.AsSpan(0, char.IsHighSurrogate(batch[length - 1]) ? length - 1 : length).TrimEnd("/. ")}-{hash}/{record}";
    }

    private static string Clean(string record)
    {
        var clean = new StringBuilder(Math.Min(record.Length, LongestRecord));
        Span<char> units = stackalloc char[2];
        foreach (Range range in record.AsSpan().SplitAny('/', '\\'))
        {
            ReadOnlySpan<char> segment = record.AsSpan()[range].Trim(" .");
            if (segment.IsEmpty || segment is "__MACOSX")
            {
                continue;
            }

            if (clean.Length > 0)
            {
                clean.Append('/');
            }

            if (IsPlain(segment))
            {
                clean.Append(segment);
                continue;
            }

            foreach (Rune rune in segment.EnumerateRunes())
            {
                ReadOnlySpan<char> whole = units[..rune.EncodeToUtf16(units)];
                clean.Append(IsClean(whole) ? whole : "_");
            }
        }

        // The end tells records apart, and has the extension.
        string name = clean.ToString();
        return name.Length <= LongestRecord
            ? name
            : name[(name.Length - LongestRecord + (char.IsLowSurrogate(name[^LongestRecord]) ? 1 : 0))..].TrimStart('/', '.', ' ');
    }

    // The usual name: letters, digits and a few marks of ASCII.
    private static bool IsPlain(ReadOnlySpan<char> segment) => segment.IndexOfAnyExcept(PlainCharacters) < 0;

    // Half a surrogate pair arrives here as U+FFFD.
    private static bool IsClean(ReadOnlySpan<char> character) => ArticleName.IndexOfUnstorable(character) < 0 && !IsReserved(character[0]);

    // What addresses and Windows give a meaning of their own, and what makes a name look like another.
    private static bool IsReserved(char unit) =>
        unit
            is '?'
                or '#'
                or '%'
                or ':'
                or '*'
                or '"'
                or '<'
                or '>'
                or '|'
                or '\uFFFD'
                or (>= '\u200B' and <= '\u200F')
                or (>= '\u202A' and <= '\u202E')
                or '\u2028'
                or '\u2029'
                or '\uFEFF';
}
