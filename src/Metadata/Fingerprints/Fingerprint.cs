using System.Buffers;
using System.Globalization;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Fingerprints;

/// <summary>
/// Fingerprints of texts by which near-duplicates are found: the same report cut short, wrapped in another site's words, lightly edited or
/// reordered.
/// </summary>
/// <remarks>
/// <para> A fingerprint is the bottom-k sketch of the text: the <see cref="MaximumBands"/> smallest 32-bit hashes of its sequences of
/// <see cref="ShingleWords"/> words (A. Broder, <i>On the resemblance and containment of documents</i>, 1997; E. Cohen and H. Kaplan,
/// <i>Summarizing data using bottom-k sketches</i>, 2007). It is written as 8 hexadecimal digits per hash, smallest first: up to 96 digits.
/// </para>
/// <para> Only sequences with a number, or with a capital inside a sentence, are taken: weather and market bulletins written from one
/// template share the words between, and are no duplicates. </para>
/// <para> Why not the 64 bits of SimHash (M. Charikar, 2002; G. Manku et al., <i>Detecting near-duplicates for web crawling</i>, 2007): a
/// report cut to half its length differs from the whole in about 20 of them, where no band is equal and one unrelated text in a hundred is
/// as near. Every hash of the half has an even chance to be in the sketch of the whole, and is an exact key. </para>
/// </remarks>
public static class Fingerprint
{
    /// <summary>How many words one hashed sequence has.</summary>
    public const int ShingleWords = 4;

    /// <summary>How many bands a fingerprint has at most.</summary>
    public const int MaximumBands = 12;

    /// <summary>How many bands near-duplicates share at least. One may be a phrase that many articles use.</summary>
    public const int SharedBandsOfDuplicates = 2;

    private const int MinimumWords = 24;

    // With fewer sequences that hold a number or name, as in scripts without capitals, all count.
    private const int MinimumOwn = 24;
    private const int DigitsPerBand = 8;
    private const ulong FnvOffset = 14695981039346656037,
        FnvPrime = 1099511628211;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>The bands of a fingerprint: the exact keys under which near-duplicates are looked up.</summary>
    /// <param name="fingerprint">The fingerprint; empty gives no bands.</param>
    /// <returns>Up to <see cref="MaximumBands"/> keys of 8 hexadecimal digits, each once.</returns>
    /// <exception cref="FormatException">The text is no fingerprint.</exception>
    public static IReadOnlyList<string> Bands(string fingerprint)
    {
        ArgumentNullException.ThrowIfNull(fingerprint);
        Check(fingerprint);
        string[] bands = new string[fingerprint.Length / DigitsPerBand];
        for (int i = 0; i < bands.Length; i++)
        {
            bands[i] = fingerprint.Substring(i * DigitsPerBand, DigitsPerBand);
        }

        return bands;
    }

    /// <summary>How many bands two fingerprints share.</summary>
    /// <param name="first">A fingerprint.</param>
    /// <param name="second">Another.</param>
    /// <exception cref="FormatException">One of the texts is no fingerprint.</exception>
    public static int SharedBands(string first, string second) => Compare(first, second).Shared;

    /// <summary>Whether two texts are near-duplicates: they share <see cref="SharedBandsOfDuplicates"/> bands or more.</summary>
    /// <param name="first">The fingerprint of a text.</param>
    /// <param name="second">The fingerprint of another.</param>
    /// <exception cref="FormatException">One of the texts is no fingerprint.</exception>
    public static bool AreNearDuplicates(string first, string second) => SharedBands(first, second) >= SharedBandsOfDuplicates;

    /// <summary>
    /// An estimate of how much of their words two texts share: sequences in both, of all sequences in either, from 0 to 1.
    /// </summary>
    /// <param name="first">The fingerprint of a text.</param>
    /// <param name="second">The fingerprint of another.</param>
    /// <returns>0 when nothing is shared, 1 for the same words; 0 when one is empty.</returns>
    /// <exception cref="FormatException">One of the texts is no fingerprint.</exception>
    public static double Similarity(string first, string second)
    {
        (_, int sampled, int inBoth) = Compare(first, second);
        return sampled == 0 ? 0 : (double)inBoth / sampled;
    }

    /// <summary>The fingerprint of a text, or nothing when the text has fewer than 24 words.</summary>
    /// <param name="text">The analysed text.</param>
    internal static string Of(AnalysedText text)
    {
        Span<uint> smallest = stackalloc uint[MaximumBands],
            smallestOwn = stackalloc uint[MaximumBands];
        Span<ulong> window = stackalloc ulong[ShingleWords];
        int words = 0,
            count = 0,
            countOwn = 0,
            ownShingles = 0,
            lastOwn = int.MinValue / 2;
        for (int i = 0; i < text.Tokens.Length; i++)
        {
            if (text.Tokens[i].Kind is not (TokenKind.Word or TokenKind.Number))
            {
                continue;
            }

            lastOwn = IsOwn(text, i) ? words : lastOwn;
            window[words++ % ShingleWords] = Hash(text.TextOf(i));
            if (words >= ShingleWords)
            {
                uint hash = Combine(window, words);
                count = Insert(smallest, count, hash);
                if (words - lastOwn <= ShingleWords)
                {
                    countOwn = Insert(smallestOwn, countOwn, hash);
                    ownShingles++;
                }
            }
        }

        return words < MinimumWords ? ""
            : ownShingles >= MinimumOwn ? Write(smallestOwn[..countOwn])
            : Write(smallest[..count]);
    }

    // A number, or a word with a capital inside a sentence: what bulletins written from one template do not share.
    private static bool IsOwn(AnalysedText text, int token) =>
        text.Tokens[token].Kind == TokenKind.Number
        || (text.IsCapitalised(token) && token > text.Sentences[text.SentenceOf(token)].FirstToken);

    private static string Write(ReadOnlySpan<uint> hashes)
    {
        Span<char> digits = stackalloc char[MaximumBands * DigitsPerBand];
        for (int i = 0; i < hashes.Length; i++)
        {
            _ = hashes[i].TryFormat(digits[(i * DigitsPerBand)..], out _, "x8", CultureInfo.InvariantCulture);
        }

        return new string(digits[..(hashes.Length * DigitsPerBand)]);
    }

    // FNV-1a of the letters in lower case: the same in every process and on every machine.
    private static ulong Hash(ReadOnlySpan<char> word)
    {
        ulong hash = FnvOffset;
        foreach (char c in word)
        {
            hash = (hash ^ char.ToLowerInvariant(c)) * FnvPrime;
        }

        return hash;
    }

    private static uint Combine(ReadOnlySpan<ulong> window, int words)
    {
        ulong hash = 0;
        for (int i = 0; i < ShingleWords; i++)
        {
            hash = (hash ^ window[(words + i) % ShingleWords]) * FnvPrime;
            hash ^= hash >> 29;
        }

        // The finaliser of SplitMix64 (Steele, Lea and Flood, 2014) spreads every bit over all.
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return (uint)((hash ^ (hash >> 31)) >> 32);
    }

    // Keeps the smallest hashes in order, each once.
    private static int Insert(Span<uint> smallest, int count, uint hash)
    {
        if (count == smallest.Length && hash >= smallest[^1])
        {
            return count;
        }

        int at = smallest[..count].BinarySearch(hash);
        if (at >= 0)
        {
            return count;
        }

        at = ~at;
        int kept = Math.Min(count, smallest.Length - 1);
        smallest[at..kept].CopyTo(smallest[(at + 1)..]);
        smallest[at] = hash;
        return kept + 1;
    }

    // Both are in order, so one walk meets what they share. The smallest of either, as many as the shorter has, are a sample of the union.
    private static (int Shared, int Sampled, int InBoth) Compare(string first, string second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Check(first);
        Check(second);
        int sample = Math.Min(first.Length, second.Length) / DigitsPerBand;
        int shared = 0,
            sampled = 0,
            inBoth = 0,
            i = 0,
            j = 0;
        while (i < first.Length && j < second.Length)
        {
            int order = first.AsSpan(i, DigitsPerBand).SequenceCompareTo(second.AsSpan(j, DigitsPerBand));
            bool same = order == 0;
            shared += same ? 1 : 0;
            if (sampled < sample)
            {
                sampled++;
                inBoth += same ? 1 : 0;
            }

            i += order <= 0 ? DigitsPerBand : 0;
            j += order >= 0 ? DigitsPerBand : 0;
        }

        return (shared, sampled, inBoth);
    }

    private static void Check(string fingerprint)
    {
        if (
            fingerprint.Length % DigitsPerBand != 0
            || fingerprint.Length > MaximumBands * DigitsPerBand
            || fingerprint.AsSpan().ContainsAnyExcept(Digits)
        )
        {
            throw new FormatException(
                $"A fingerprint is up to {MaximumBands} groups of {DigitsPerBand} lower-case hexadecimal digits; this has "
                    + $"{fingerprint.Length} characters."
            );
        }
    }
}
