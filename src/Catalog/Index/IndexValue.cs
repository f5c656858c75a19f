using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Catalog.Text;

namespace Pipeline.Catalog.Index;

/// <summary>The one place where a name becomes the value of a posting. Writers and queries both come through here, so they cannot disagree.</summary>
internal static class IndexValue
{
    /// <summary>How long a value in a key may be, in UTF-16 units. Longer ones are cut and marked with a hash, so that they stay distinct.</summary>
    public const int MaxLength = 96;

    /// <summary>Opens an escape: four hexadecimal digits of the UTF-16 unit follow. Never a plain character of a value, so escaping is injective.</summary>
    private const char Escape = '~';

    private const int HashLength = 16;

    private static readonly SearchValues<char> PlainAscii = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789 -.,");

    /// <summary>The value of a name: folded, then made safe as part of a key. Empty when the name has nothing to be found by.</summary>
    /// <param name="name">A name as an article or a user writes it.</param>
    public static string Of(string name) => MakeKeySafe(Normalise(name));

    /// <summary>
    /// What two spellings of a name have in common: folded (see <see cref="TextFolding"/>), white space collapsed, no full stop after a letter
    /// (“U.S.”, “Inc.”), no leading “the”. Normalising twice changes nothing.
    /// </summary>
    /// <param name="name">A name as an article or a user writes it.</param>
    public static string Normalise(string name)
    {
        var output = new StringBuilder(name.Length + TextFolding.MaxGrowth);
        Span<char> folded = stackalloc char[TextFolding.MaxGrowth];
        bool space = false;
        foreach (char character in name)
        {
            if (char.IsWhiteSpace(character) || char.IsControl(character))
            {
                space = output.Length > 0;
                continue;
            }

            int count = TextFolding.Fold(character, folded);
            if (count == 0 || (folded[0] == '.' && !space && output.Length > 0 && char.IsLetter(output[^1])))
                continue;
            if (space)
                output.Append(' ');
            space = false;
            output.Append(folded[..count]);
        }

        ReadOnlySpan<char> value = output.ToString();
        while (value.StartsWith("the ", StringComparison.Ordinal))
            value = value[4..];
        return value.ToString();
    }

    /// <summary>Escapes what a key must not hold, or what separates its parts: everything but letters, digits, and a few plain characters. Injective.</summary>
    /// <param name="value">Any string, ill-formed UTF-16 included.</param>
    public static string MakeKeySafe(string value)
    {
        var output = new StringBuilder(value.Length);
        foreach (char character in value)
        {
            if (char.IsAscii(character) ? PlainAscii.Contains(character) : char.IsLetterOrDigit(character))
                output.Append(character);
            else
                output.Append(Escape).Append(((int)character).ToString("X4", System.Globalization.CultureInfo.InvariantCulture));

            // Far over the bound the rest only matters to the hash.
            if (output.Length > 2 * MaxLength)
                break;
        }

        if (output.Length <= MaxLength)
            return output.ToString();

        // "~~" begins no escape, so a marked value equals no unmarked one.
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(value.AsSpan()), hash);
        output.Length = MaxLength - HashLength - 2;
        return output.Append(Escape).Append(Escape).Append(Convert.ToHexStringLower(hash[..(HashLength / 2)])).ToString();
    }
}
