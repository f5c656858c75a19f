using CsCheck;
using Pipeline.Catalog.Index;

namespace Pipeline.Catalog.Tests.Index;

public sealed class IndexValueTests
{
    /// <summary>Few characters, all of them troublesome, so that collisions are found if there are any.</summary>
    private static readonly Gen<string> Troublesome = Gen.OneOf(
        Gen.Char["ab.~|/\\#?%'\" \t\u00E9\u0301\u0130\u0131\u00DF\uFF21\uD800\uDC00\u0000\u00A0007CE"]
            .Array[0, 12]
            .Select(static characters => new string(characters)),
        Gen.String[0, 300]
    );

    [Theory]
    [InlineData("Kassym-Jomart Tokayev", "kassym-jomart  TOKAYEV ")]
    [InlineData("The New York Times", "new york times")]
    [InlineData("U.S.", "US")]
    [InlineData("Apple Inc.", "apple inc")]
    [InlineData("Müller", "MULLER")]
    [InlineData("Mu\u0308ller", "müller")]
    [InlineData("O’Brien", "o'brien")]
    [InlineData("Łódź", "Lodz")]
    [InlineData("Hauptstraße", "HAUPTSTRASSE")]
    [InlineData("Erlan\u00A0Karin", "Erlan Karin")]
    [InlineData("Æthelred", "aethelred")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("Nur–Sultan", "Nur-Sultan")]
    [InlineData("Тока́ев", "токаев")]
    [InlineData("ＡＰ", "AP")]
    public void Spellings_of_one_name_have_one_value(string one, string other) => Assert.Equal(IndexValue.Of(one), IndexValue.Of(other));

    [Theory]
    [InlineData("C#", "C++")]
    [InlineData("C", "C#")]
    [InlineData("Kazakhstan", "Kazakhstan!")]
    [InlineData("3.5", "35")]
    [InlineData("a|b", "a b")]
    [InlineData("क", "कि")]
    public void Different_names_have_different_values(string one, string other) =>
        Assert.NotEqual(IndexValue.Of(one), IndexValue.Of(other));

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    [InlineData("\u0301\u0308")]
    public void A_name_without_anything_to_find_has_no_value(string name) => Assert.Equal("", IndexValue.Of(name));

    [Fact]
    public void Normalising_twice_changes_nothing() =>
        Troublesome.Sample(name => IndexValue.Normalise(IndexValue.Normalise(name)) == IndexValue.Normalise(name));

    [Fact]
    public void Every_character_folds_to_something_that_folds_to_itself()
    {
        for (int unit = 0; unit <= char.MaxValue; unit++)
        {
            string once = IndexValue.Normalise($"x{(char)unit}y");
            Assert.Equal(once, IndexValue.Normalise(once));
        }
    }

    [Fact]
    public void Long_names_that_differ_only_at_the_end_have_different_values() =>
        Gen.Select(Gen.Int[80, 400], Gen.Char.AlphaNumeric, Gen.Char.AlphaNumeric)
            .Sample(
                (length, one, other) =>
                {
                    string common = new('a', length);
                    return char.ToLowerInvariant(one) == char.ToLowerInvariant(other)
                        || IndexValue.Of(common + one) != IndexValue.Of(common + other);
                }
            );

    [Fact]
    public void A_value_is_short_and_has_no_control_characters() =>
        Troublesome.Sample(static name => IndexValue.Of(name) is { Length: <= IndexValue.MaxLength } value && !value.Any(char.IsControl));

    [Fact]
    public void A_million_characters_take_linear_work()
    {
        // Quadratic work would not end in any time a test runs.
        string long1 = IndexValue.Of(new string('é', 1_000_000) + "a");
        string long2 = IndexValue.Of(new string('|', 1_000_000) + "a");
        Assert.Equal(IndexValue.MaxLength, long1.Length);
        Assert.Equal(IndexValue.MaxLength, long2.Length);
    }
}
