using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Catalog.Text;

namespace Pipeline.Catalog.Index;

/// <summary>
/// The one place where a name becomes the value of the index. Writers and queries both come through here, so they cannot disagree.
/// </summary>
internal static class IndexValue
{
    /// <summary>How long a value may be, in UTF-16 units. Longer ones are cut and marked with a hash, so that they stay distinct.</summary>
    public const int MaxLength = 96;

    private const int HashLength = 16;

    /// <summary>The value of a name: folded, and cut when it is very long. Empty when the name has nothing to be found by.</summary>
    /// <param name="name">A name as an article or a user writes it.</param>
    public static string Of(string name)
    {
        string value = Normalise(name);
        if (value.Length <= MaxLength)
        {
            return value;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(value.AsSpan()), hash);
        return string.Concat(value.AsSpan(0, MaxLength - HashLength - 1), "…", Convert.ToHexStringLower(hash[..(HashLength / 2)]));
    }

    /// <summary>
    /// What two spellings of a name have in common: folded (see <see cref="TextFolding"/>), white space collapsed, no full stop after a
    /// letter (“U.S.”, “Inc.”), no leading “the”. Normalising twice changes nothing.
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
            {
                continue;
            }

            if (space)
            {
                output.Append(' ');
            }

            space = false;
            output.Append(folded[..count]);
        }

        ReadOnlySpan<char> value = output.ToString();
        while (value.StartsWith("the ", StringComparison.Ordinal))
        {
            value = value[4..];
        }

        return value.ToString();
    }
}
