using System.Text;
using Pipeline.Articles.Encodings;

namespace Pipeline.Articles.Tests.Encodings;

public sealed class TextDecoderTests
{
    private const string Polish = "Zarząd portu poinformował we wtorek, że promy będą kursować całą noc, a wyspiarze dopłacą do biletów.";

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_byte_order_mark_decides(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        Assert.True(TextDecoder.TryDecode([.. encoding.GetPreamble(), .. encoding.GetBytes(Polish)], "koi8-r", out string text));

        Assert.Equal(Polish, text);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void UTF_16_is_known_without_a_mark(string name)
    {
        Assert.True(
            TextDecoder.TryDecode(
                Encoding.GetEncoding(name).GetBytes("Портовое управление сообщило во вторник, что паромы будут ходить."),
                null,
                out string text
            )
        );

        Assert.StartsWith("Портовое", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Whole_UTF_8_beats_what_is_declared()
    {
        Assert.True(TextDecoder.TryDecode(Encoding.UTF8.GetBytes(Polish), "iso-8859-2", out string text));

        Assert.Equal(Polish, text);
    }

    [Theory]
    [InlineData("iso-8859-2", "windows-1250", false)]
    [InlineData("windows-1250", "windows-1250", true)]
    [InlineData("iso-8859-2", "iso-8859-2", true)]
    public void What_is_declared_is_believed_of_bytes_that_are_no_UTF_8(string declared, string actual, bool same)
    {
        Assert.True(
            TextDecoder.TryDecode(CodePagesEncodingProvider.Instance.GetEncoding(actual)!.GetBytes(Polish), declared, out string text)
        );

        Assert.Equal(same, text == Polish);
    }

    [Fact]
    public void A_few_bytes_above_ASCII_are_Windows_1252()
    {
        Assert.True(TextDecoder.TryDecode([0x93, .. "The caf"u8, 0xE9, .. " will move"u8, 0x94], null, out string text));

        Assert.Equal("“The café will move”", text);
    }

    [Fact]
    public void Cyrillic_of_another_encoding_is_guessed()
    {
        const string Russian = "Портовое управление сообщило во вторник, что паромы будут ходить всю ночь, начиная с июня.";

        Assert.True(
            TextDecoder.TryDecode(CodePagesEncodingProvider.Instance.GetEncoding("windows-1251")!.GetBytes(Russian), null, out string text)
        );

        Assert.Equal(Russian, text);
    }

    [Fact]
    public void UTF_8_that_was_cut_keeps_what_is_whole()
    {
        Assert.True(TextDecoder.TryDecode(Encoding.UTF8.GetBytes("Łódź i Kraków — ż").AsSpan()[..^1], null, out string text));

        Assert.StartsWith("Łódź i Kraków —", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_full_of_controls_are_no_text() =>
        Assert.False(TextDecoder.TryDecode([1, 2, 3, 4, 5, 6, 7, 8, .. "abc"u8], null, out _));
}
