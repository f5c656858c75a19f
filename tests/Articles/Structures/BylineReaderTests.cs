using Pipeline.Articles.PlainText;

namespace Pipeline.Articles.Tests.Structures;

public sealed class BylineReaderTests
{
    [Theory]
    [InlineData("By Jane Doe", "Jane Doe")]
    [InlineData("By Jane Doe and John Smith in Almaty", "Jane Doe|John Smith")]
    [InlineData("BY JANE DOE, SENIOR REPORTER", "JANE DOE")]
    [InlineData("By Jane Doe, Associated Press", "Jane Doe|Associated Press")]
    [InlineData("By Ursula von der Leyen & José María O’Regan-Díaz", "Ursula von der Leyen|José María O’Regan-Díaz")]
    [InlineData("By J.R. Stone; Mary Ann Lee, Staff Writers", "J.R. Stone|Mary Ann Lee")]
    [InlineData("By Njeri Mwangi | Daily Nation, Nairobi", "Njeri Mwangi|Daily Nation")]
    [InlineData("By Jane Doe, Jane Doe", "Jane Doe")]
    public void A_byline_is_read_into_names_without_roles_and_places(string line, string names)
    {
        Assert.True(BylineReader.TryReadLine(line, out List<string> read));

        Assert.Equal(names.Split('|'), read);
    }

    [Theory]
    [InlineData("By Jane Doe March 5, 2020", "By Jane Doe")]
    [InlineData("Theresa May 3 March 2021", "Theresa May")]
    [InlineData("Jane Doe • 30 August 2023 • 4:45pm", "Jane Doe")]
    [InlineData("Jane Doe | Published: 3/4/2021", "Jane Doe")]
    [InlineData("Jane Doe", "Jane Doe")]
    public void The_date_behind_a_byline_is_no_part_of_it(string line, string expected) =>
        Assert.Equal(expected, BylineReader.WithoutDate(line));

    [Theory]
    [InlineData("By the time the ferry came, everybody had left.")]
    [InlineData("By 2030")]
    [InlineData("Bystanders saw it")]
    [InlineData("By")]
    [InlineData("By Friday evening the water had reached the school and nobody knew what to do")]
    public void A_sentence_that_begins_with_by_is_no_byline(string line) => Assert.False(BylineReader.TryReadLine(line, out _));

    [Theory]
    [InlineData("Staff Writer", "Staff Writer")]
    [InlineData("By AFP/The Local", "AFP/The Local")]
    [InlineData("Jane Doe, John Smith", "Jane Doe|John Smith")]
    [InlineData("https://paper.example/jane", "")]
    [InlineData("admin", "")]
    public void What_a_field_states_as_author_is_taken_even_if_it_is_no_person(string field, string names)
    {
        List<string> read = [];

        BylineReader.AddStated(field, read);

        Assert.Equal(names.Split('|', StringSplitOptions.RemoveEmptyEntries), read);
    }
}
