using Pipeline.Metadata.Entities.Resolution;
using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Tests.Entities;

public sealed class AcronymsTests
{
    [Theory]
    [InlineData("CSTO", "Collective Security Treaty Organization", true)]
    [InlineData("EU", "European Union", true)]
    [InlineData("FBI", "Federal Bureau of Investigation", true)]
    [InlineData("DoJ", "Department of Justice", true)]
    [InlineData("OECD", "Organisation for Economic Co-operation and Development", true)]
    [InlineData("PG&E", "Pacific Gas and Electric Company", true)]
    [InlineData("CSTO", "Collective Security Council", false)]
    [InlineData("UN", "European Union", false)]
    [InlineData("BBC", "Bank of England", false)]
    public void An_acronym_stands_for_a_name_whose_initials_it_has(string acronym, string name, bool expected)
    {
        var text = AnalysedText.Analyse($"{acronym} {name}", []);
        ulong[] hashes = [.. Enumerable.Range(0, text.Tokens.Length).Select(i => NameHash.OfWord(text.TextOf(i)))];
        Assert.True(Acronyms.IsAcronym(text, 0));
        Assert.Equal(expected, Acronyms.Abbreviates(text, hashes, 0, 1, hashes.Length));
    }

    [Theory]
    [InlineData("Karin")]
    [InlineData("A")]
    [InlineData("24")]
    [InlineData("police")]
    public void An_ordinary_word_is_no_acronym(string word) => Assert.False(Acronyms.IsAcronym(AnalysedText.Analyse(word, []), 0));
}
