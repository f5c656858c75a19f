using System.Buffers;
using System.Text;
using System.Text.Unicode;
using UtfUnknown;

namespace Pipeline.Articles.Encodings;

/// <summary>
/// Finds the encoding of a file and decodes it: byte-order mark, then strict UTF-8, then UTF-16 without a mark, then what is declared, then
/// a guess.
/// </summary>
internal static class TextDecoder
{
    private const int SampleBytes = 64 * 1024;

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    // C0 controls that no text has: all but tab, line feed, vertical tab, form feed, carriage return, SUB (the end mark of CP/M files) and
    // escape.
    private static readonly SearchValues<byte> Controls = SearchValues.Create([
        0,
        1,
        2,
        3,
        4,
        5,
        6,
        7,
        8,
        14,
        15,
        16,
        17,
        18,
        19,
        20,
        21,
        22,
        23,
        24,
        25,
        28,
        29,
        30,
        31,
    ]);

    /// <summary>Decodes a file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="declared">The charset the file or its transport declares, if any. Used only where the bytes do not prove
    /// another.</param>
    /// <param name="text">The characters, the byte-order mark removed.</param>
    /// <returns>False when the bytes are no text.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, string? declared, out string text)
    {
        if (ByteOrderMark(bytes, out int mark) is Encoding marked)
        {
            text = marked.GetString(bytes[mark..]);
            return !HasManyControls(text);
        }

        if (Utf8.IsValid(bytes) && bytes.IndexOf((byte)0) < 0)
        {
            text = Encoding.UTF8.GetString(bytes);
            return !HasManyControls(bytes);
        }

        if (Utf16WithoutMark(bytes) is Encoding utf16)
        {
            text = utf16.GetString(bytes);
            return !HasManyControls(text);
        }

        if (HasManyControls(bytes))
        {
            text = "";
            return false;
        }

        text = IsDamagedUtf8(bytes) ? Encoding.UTF8.GetString(bytes) : (Declared(declared) ?? Guess(bytes)).GetString(bytes);
        return true;
    }

    private static Encoding? ByteOrderMark(ReadOnlySpan<byte> bytes, out int length)
    {
        (Encoding? encoding, length) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
            [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => ((Encoding?)Encoding.BigEndianUnicode, 2),
            _ => (null, 0),
        };
        return encoding;
    }

    // Spaces, line ends and ASCII make one byte of a unit zero and never the other.
    private static Encoding? Utf16WithoutMark(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> sample = bytes[..Math.Min(bytes.Length & ~1, SampleBytes)];
        (int even, int odd) = (0, 0);
        for (int i = 0; i + 1 < sample.Length; i += 2)
        {
            even += sample[i] == 0 ? 1 : 0;
            odd += sample[i + 1] == 0 ? 1 : 0;
        }

        int fewest = Math.Max(1, sample.Length / 400);
        Encoding? encoding =
            odd >= fewest && even * 50 < odd ? Encoding.Unicode
            : even >= fewest && odd * 50 < even ? Encoding.BigEndianUnicode
            : null;
        return encoding is not null && IsPlausible(encoding.GetString(sample)) ? encoding : null;
    }

    private static bool IsPlausible(string sample)
    {
        int strange = 0;
        foreach (char unit in sample)
        {
            strange +=
                char.GetUnicodeCategory(unit)
                    is System.Globalization.UnicodeCategory.OtherNotAssigned
                        or System.Globalization.UnicodeCategory.PrivateUse
                        or System.Globalization.UnicodeCategory.Control
                && !char.IsWhiteSpace(unit)
                    ? 1
                    : 0;
        }

        return strange * 50 <= sample.Length;
    }

    // UTF-8 that was cut, spliced or mixed: far more whole sequences than broken ones.
    private static bool IsDamagedUtf8(ReadOnlySpan<byte> bytes)
    {
        (int whole, int broken) = (0, 0);
        ReadOnlySpan<byte> rest = bytes;
        while (!rest.IsEmpty)
        {
            int ascii = System.Text.Ascii.IsValid(rest) ? rest.Length : rest.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            rest = rest[ascii..];
            if (rest.IsEmpty)
            {
                break;
            }

            OperationStatus status = Rune.DecodeFromUtf8(rest, out _, out int used);
            whole += status == OperationStatus.Done ? 1 : 0;
            broken += status == OperationStatus.Done ? 0 : 1;
            rest = rest[Math.Max(1, used)..];
        }

        return whole > 4 * broken || (whole > 0 && broken == 1 && whole >= 2);
    }

    /// <summary>
    /// The encoding that a label means; null where there is none such, or where it is one of Unicode's, which the bytes tell better.
    /// </summary>
    /// <param name="charset">The label, or null.</param>
    public static Encoding? Declared(string? charset)
    {
        string name = charset?.Trim().Trim('"', '\'') ?? "";
        if (name.Length is 0 or > 40)
        {
            return null;
        }

        // The Encoding Standard reads these labels as windows-1252; UTF labels were refuted by the bytes already.
        if (
            name.Equals("iso-8859-1", StringComparison.OrdinalIgnoreCase)
            || name.Equals("latin1", StringComparison.OrdinalIgnoreCase)
            || name.Equals("us-ascii", StringComparison.OrdinalIgnoreCase)
        )
        {
            return Windows1252;
        }

        return name.StartsWith("utf", StringComparison.OrdinalIgnoreCase) ? null : CodePagesEncodingProvider.Instance.GetEncoding(name);
    }

    private static Encoding Guess(ReadOnlySpan<byte> bytes)
    {
        // What tells encodings apart are the bytes above ASCII; a sample around the first of them is enough.
        int first = Math.Max(0, bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) - 1024);
        byte[] sample = bytes.Slice(first, Math.Min(bytes.Length - first, SampleBytes)).ToArray();
        DetectionDetail? best = CharsetDetector.DetectFromBytes(sample).Detected;
        return
            best is { Encoding: Encoding found, Confidence: > 0.5f }
            && found.CodePage != Encoding.ASCII.CodePage
            && found.CodePage != Encoding.UTF8.CodePage
            && !(found.IsSingleByte && FewHighBytes(sample))
            ? found
            : Windows1252;
    }

    // English with some curly quotation marks, or a Western language: too little for a guess among single-byte encodings.
    private static bool FewHighBytes(ReadOnlySpan<byte> sample)
    {
        int high = 0;
        foreach (byte value in sample)
        {
            high += value >> 7;
        }

        return high < 12 || high * 50 < sample.Length;
    }

    private static bool HasManyControls(ReadOnlySpan<byte> bytes)
    {
        // One stray control character is forgiven even in a short file.
        int controls = 0;
        int allowed = Math.Max(1, bytes.Length / 200);
        for (int at = bytes.IndexOfAny(Controls); at >= 0; at = bytes.IndexOfAny(Controls))
        {
            if (++controls > allowed)
            {
                return true;
            }

            bytes = bytes[(at + 1)..];
        }

        return false;
    }

    private static bool HasManyControls(string text)
    {
        int controls = 0;
        foreach (char unit in text)
        {
            controls += unit < ' ' && !char.IsWhiteSpace(unit) ? 1 : 0;
        }

        return controls > Math.Max(1, text.Length / 200);
    }
}
