using Pipeline.Metadata.Entities.Resolution;

namespace Pipeline.Metadata.Tests.Entities;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("Laden", "Ladin")]
    [InlineData("Qa’ida", "Qaida")]
    [InlineData("Qaeda", "Qaida")]
    [InlineData("Erdoğan", "Erdogan")]
    [InlineData("Kaczyński", "Kaczynski")]
    [InlineData("Yousef", "Yusif")]
    [InlineData("Øystein", "Oystein")]
    [InlineData("Hussein", "HUSSEIN")]
    public void Spellings_of_one_word_share_a_key(string one, string other) => Assert.Equal(SpellingKey.Of(one), SpellingKey.Of(other));

    [Theory]
    [InlineData("Li", "Lee")]
    [InlineData("Brown", "Braun")]
    [InlineData("Allan", "Allen")]
    [InlineData("Iran", "Iraq")]
    [InlineData("Niger", "Nigeria")]
    [InlineData("Martin", "Merton")]
    public void Different_words_do_not(string one, string other) => Assert.NotEqual(SpellingKey.Of(one), SpellingKey.Of(other));
}
