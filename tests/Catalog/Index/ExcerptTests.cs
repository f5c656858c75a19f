using CsCheck;
using Pipeline.Catalog.Index;

namespace Pipeline.Catalog.Tests.Index;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("one two three", 100, "one two three")]
    [InlineData("one two three", 8, "one two…")]
    [InlineData("one two three", 7, "one…")]
    [InlineData("one two", 7, "one two")]
    [InlineData("  one \r\n\r\n two  ", 100, "one two")]
    [InlineData("abcdefgh", 4, "abc…")]
    [InlineData("", 4, "")]
    public void An_excerpt_ends_after_a_whole_word(string text, int length, string expected) =>
        Assert.Equal(expected, Excerpt.Of(text, length));

    [Fact]
    public void An_excerpt_is_bounded_and_never_cuts_a_surrogate_pair() =>
        Gen.Select(Gen.OneOf(Gen.Const("a"), Gen.Const(" "), Gen.Const("\U0001F600")).Array[0, 60], Gen.Int[1, 30])
            .Sample(
                (parts, length) =>
                {
                    string excerpt = Excerpt.Of(string.Concat(parts), length)!;
                    return excerpt.Length <= length
                        && excerpt.EnumerateRunes().All(static rune => rune != System.Text.Rune.ReplacementChar);
                }
            );
}
