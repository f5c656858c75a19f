namespace Pipeline.Articles.Encodings;

/// <summary>Knows files that are no text by their first bytes, so that a rejection can name what was uploaded.</summary>
internal static class FileSignature
{
    /// <summary>Whether the file is of a binary kind whose bytes may all be letters: PDF and RTF begin as text.</summary>
    /// <param name="bytes">The file.</param>
    public static bool IsNeverText(ReadOnlySpan<byte> bytes) => bytes.StartsWith("%PDF-"u8) || bytes.StartsWith("{\\rtf"u8);

    /// <summary>What kind of binary file this is, in words for people; null when the first bytes are no known signature.</summary>
    /// <param name="bytes">The file.</param>
    public static string? Describe(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            [0x25, 0x50, 0x44, 0x46, 0x2D, ..] => "a PDF document",
            [0x89, 0x50, 0x4E, 0x47, ..] => "a PNG image",
            [0xFF, 0xD8, 0xFF, ..] => "a JPEG image",
            [0x47, 0x49, 0x46, 0x38, ..] => "a GIF image",
            [0x52, 0x49, 0x46, 0x46, _, _, _, _, 0x57, 0x45, 0x42, 0x50, ..] => "a WebP image",
            [0x52, 0x49, 0x46, 0x46, _, _, _, _, 0x57, 0x41, 0x56, 0x45, ..] => "a WAV sound file",
            [0x49, 0x49, 0x2A, 0x00, ..] or [0x4D, 0x4D, 0x00, 0x2A, ..] => "a TIFF image",
            [0x50, 0x4B, 0x03, 0x04, ..] or [0x50, 0x4B, 0x05, 0x06, ..] => "a ZIP archive or an Office document",
            [0xD0, 0xCF, 0x11, 0xE0, ..] => "an Office document of the old binary format",
            [0x1F, 0x8B, ..] => "a gzip archive",
            [0x42, 0x5A, 0x68, ..] => "a bzip2 archive",
            [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00, ..] => "an xz archive",
            [0x28, 0xB5, 0x2F, 0xFD, ..] => "a Zstandard archive",
            [0x37, 0x7A, 0xBC, 0xAF, ..] => "a 7-Zip archive",
            [0x52, 0x61, 0x72, 0x21, 0x1A, ..] => "a RAR archive",
            [0x49, 0x44, 0x33, ..] or [0xFF, 0xFB, ..] => "an MP3 sound file",
            [0x4F, 0x67, 0x67, 0x53, ..] => "an Ogg media file",
            [_, _, _, _, 0x66, 0x74, 0x79, 0x70, ..] => "an MP4 or HEIC media file",
            [0x7F, 0x45, 0x4C, 0x46, ..] => "an executable program",
            [0x4D, 0x5A, 0x90, ..] => "an executable program",
            [0x53, 0x51, 0x4C, 0x69, 0x74, 0x65, ..] => "an SQLite database",
            [0x7B, 0x5C, 0x72, 0x74, 0x66, ..] => "an RTF document",
            [0x62, 0x70, 0x6C, 0x69, 0x73, 0x74, ..] => "an Apple property list or web archive",
            _ => null,
        };
}
