using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Tests.Lexicon;

public sealed class WordTableTests
{
    [Fact]
    public void Words_that_share_a_slot_are_told_apart()
    {
        // All begin their search at the same slot, the last of the table: the search goes on at its front.
        ulong[] hashes = [0xFF, 0x1FF, 0x2FF, 0x3FF];
        var table = new WordTable<int>([.. hashes.Select(static (hash, i) => KeyValuePair.Create(hash, i))]);
        for (int i = 0; i < hashes.Length; i++)
        {
            Assert.True(table.TryGetValue(hashes[i], out int value));
            Assert.Equal(i, value);
        }

        Assert.False(table.Contains(0x4FF));
        Assert.False(table.TryGetValue(0x4FF, out _));
    }

    [Fact]
    public void No_word_outside_a_text_is_in_a_table()
    {
        Assert.False(new WordTable<int>([KeyValuePair.Create(1UL, 1)]).Contains(0));
        Assert.False(new WordTable<int>([]).Contains(0));
        Assert.False(new WordTable<int>([]).TryGetValue(0, out _));
    }

    [Fact]
    public void Of_two_values_for_a_word_the_later_stays()
    {
        var table = new WordTable<string>([KeyValuePair.Create(7UL, "first"), KeyValuePair.Create(7UL, "second")]);
        Assert.True(table.TryGetValue(7, out string value));
        Assert.Equal("second", value);
    }
}
