using System.Runtime.InteropServices;

namespace Pipeline.Metadata.Gazetteers;

/// <summary>One place that bears a name, as it lies in the gazetteer file: 16 bytes, little-endian.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly record struct PlaceRecord
{
    /// <summary>ISO 3166-1 alpha-2 code, first letter in the high byte; 0 for none.</summary>
    public required ushort Country { get; init; }

    /// <summary>The number of the division it lies in or is; 0 for none.</summary>
    public required ushort Division { get; init; }

    /// <summary>What it is.</summary>
    public required PlaceKind Kind { get; init; }

    /// <summary>Eight times the binary logarithm of its population; 0 when unknown.</summary>
    public required byte Size { get; init; }

    /// <summary>How many places of the same name follow this one in the file.</summary>
    public required ushort More { get; init; }

    /// <summary>Degrees north; NaN when unknown.</summary>
    public required float Latitude { get; init; }

    /// <summary>Degrees east; NaN when unknown.</summary>
    public required float Longitude { get; init; }

    /// <summary>A country code as records keep it.</summary>
    /// <param name="code">The code: “DE”.</param>
    public static ushort CodeOf(ReadOnlySpan<char> code) => (ushort)((code[0] << 8) | code[1]);

    /// <summary>The country code as text, or null.</summary>
    public string? CountryCode =>
        Country == 0
            ? null
            : string.Create(
                2,
                Country,
                static (code, value) =>
                {
                    code[0] = (char)(value >> 8);
                    code[1] = (char)(value & 0xFF);
                }
            );
}
