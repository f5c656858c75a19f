using System.Globalization;
using System.Text;
using Lucene.Net.Util;

namespace Pipeline.Catalog.Index.Documents;

/// <summary>
/// One value of a facet as doc values keep it: the key by which spellings are the same (<see cref="IndexValue"/>), then the name as this
/// article writes it and, of a place, where it is. Values of one key stand side by side in
/// the order of doc values, so that they are counted together.
/// </summary>
/// <param name="Key">The folded value: what a filter is compared with.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Country">ISO 3166 code of a place's country; null where it is not known.</param>
/// <param name="Latitude">Degrees north; null where it is not known.</param>
/// <param name="Longitude">Degrees east; null where it is not known.</param>
internal sealed record FacetValue(string Key, string Name, string? Country = null, double? Latitude = null, double? Longitude = null)
{
    /// <summary>
    /// Separates the parts. <see cref="IndexValue"/> lets no control character through, and names are cleaned of it here.
    /// </summary>
    public const char Separator = '\u001F';

    /// <summary>How long a name may be, in UTF-16 units: a term of Lucene has a bound, and a page has one too.</summary>
    private const int MaxNameLength = 200;

    /// <summary>The value of a name; null when nothing is left to find it by.</summary>
    /// <param name="name">The name as the article writes it.</param>
    public static FacetValue? Of(string? name) =>
        name is not null && IndexValue.Of(name) is { Length: > 0 } key ? new FacetValue(key, Clean(name)) : null;

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <param name="bytes">The bytes.</param>
    public static FacetValue Read(BytesRef bytes)
    {
        string[] parts = bytes.Utf8ToString().Split(Separator);
        return parts.Length < 5
            ? new FacetValue(parts[0], parts.Length > 1 ? parts[1] : parts[0])
            : new FacetValue(parts[0], parts[1], parts[2].Length == 0 ? null : parts[2], Number(parts[3]), Number(parts[4]));
    }

    /// <summary>How many bytes of a value its key and the separator after it take.</summary>
    /// <param name="bytes">What <see cref="ToBytes"/> wrote.</param>
    public static int KeyLengthOf(BytesRef bytes) => bytes.Bytes.AsSpan(bytes.Offset, bytes.Length).IndexOf((byte)Separator) + 1;

    /// <summary>Writes the value.</summary>
    public BytesRef ToBytes() =>
        new(
            Country is null && Latitude is null
                ? $"{Key}{Separator}{Name}"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Key}{Separator}{Name}{Separator}{Country}{Separator}{Latitude:0.####}{Separator}{Longitude:0.####}"
                )
        );

    /// <summary>A name on one line, without control characters, cut to what a term bears.</summary>
    /// <param name="name">The name.</param>
    public static string Clean(string name)
    {
        if (name.Length <= MaxNameLength && !name.AsSpan().ContainsAnyInRange('\0', '\u001F'))
        {
            return name;
        }

        var clean = new StringBuilder(name.Length);
        foreach (char c in name.AsSpan(0, Math.Min(name.Length, MaxNameLength)))
        {
            clean.Append(char.IsControl(c) ? ' ' : c);
        }

        return clean.ToString().Trim();
    }

    private static double? Number(string text) => text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);
}
