using Pipeline.Lexicon;
using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Tests.Lexicon;

public sealed class WordListTests
{
    [Fact]
    public void Comments_and_empty_lines_are_left_out() =>
        Assert.Equal(["a b", "C#", "d"], Parse("# why\na b  # more\n\n  C#\nd\n", null).Lines);

    [Fact]
    public void A_section_ends_where_the_next_begins() => Assert.Equal(["b", "c"], Parse("a\n[one]\nb c\n[two words]\nd\n", "one").Words);

    [Fact]
    public void A_section_that_is_missing_is_named_in_the_error()
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Parse("[one]\na", "two"));
        Assert.Contains("[two]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_is_missing_is_named_in_the_error()
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => WordSet.Read("Lexicon/nothing.txt"));
        Assert.Contains("Lexicon/nothing.txt", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_is_asked_by_hash_without_regard_to_case_and_by_spelling_with_it()
    {
        var set = new WordSet(["Jan", "o'clock"]);
        Assert.True(set.Contains("JAN"));
        Assert.True(set.Contains("O’Clock"));
        Assert.True(set.ContainsAsWritten("Jan"));
        Assert.False(set.ContainsAsWritten("JAN"));
        Assert.False(set.Contains("January"));
    }

    // WordKinds.txt is written by src/Training, not by people.
    public static TheoryData<string> Lists() =>
        [
            .. typeof(WordList)
                .Assembly.GetManifestResourceNames()
                .Where(static name =>
                    name.EndsWith(".txt", StringComparison.Ordinal)
                    && name.Contains('/', StringComparison.Ordinal)
                    && name != "Keywords/WordKinds.txt"
                ),
        ];

    [Theory]
    [MemberData(nameof(Lists))]
    public void Every_list_says_what_it_is_for_and_has_no_word_twice_in_a_section(string file)
    {
        using var reader = new StreamReader(typeof(WordList).Assembly.GetManifestResourceStream(file)!);
        string[] lines = reader.ReadToEnd().Split('\n');
        Assert.StartsWith("# ", lines[0], StringComparison.Ordinal);
        char separator = Array.Exists(lines, static line => line.Contains('|', StringComparison.Ordinal)) ? '|' : ' ';
        string section = "";
        HashSet<(string, string)> seen = [];
        foreach (
            string line in lines.Select(static line => line.Split(" #")[0].Trim()).Where(static line => line.Length > 0 && line[0] != '#')
        )
        {
            if (line is ['[', .., ']'])
            {
                section = line;
                continue;
            }

            Assert.All(
                line.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                word => Assert.True(seen.Add((section, word)), $"{file} {section} has “{word}” twice")
            );
        }
    }

    private static WordList Parse(string text, string? section) => WordList.Parse(new StringReader(text), "test.txt", section);
}
