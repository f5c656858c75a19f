using Pipeline.Lexicon;

namespace Pipeline.Articles.Tests.Lexicon;

public sealed class PhraseListTests
{
    private static readonly Dictionary<string, string[]> Sections = new(StringComparer.Ordinal)
    {
        ["stories"] = ["stories|news", "long read[s]"],
    };

    [Theory]
    [InlineData("read (more|the full)", "Read the full report")]
    [InlineData("read [our|the] terms", "read terms")]
    [InlineData("read [our|the] terms", "Read our terms")]
    [InlineData("comment[s]", "Comments")]
    [InlineData("top {stories}", "Top long reads")]
    [InlineData("subscri*", "Subscription offers")]
    [InlineData("0 shares", "1204 shares")]
    [InlineData("sign up … newsletter", "Sign up for our morning newsletter")]
    [InlineData("sign up … newsletter", "Sign up newsletter")]
    [InlineData("log …… subscriber", "Log in. You are no subscriber")]
    [InlineData("don’t miss", "Don't miss")]
    [InlineData("photo[s]:", "Photos : Jane Doe")]
    [InlineData("read more", "» Read more")]
    [InlineData("read more", "3. Read more")]
    [InlineData("live|breaking", "Breaking")]
    public void A_line_begins_with_a_phrase(string phrase, string line) => Assert.True(List(phrase).Opens(line));

    [Theory]
    [InlineData("read more", "Read moreover")]
    [InlineData("read more", "Bread more")]
    [InlineData("read [our] terms", "Read their terms")]
    [InlineData("subscri*", "Unsubscribed")]
    [InlineData("more * news", "More news")]
    [InlineData("sign up … newsletter", "Sign up. It is a newsletter")]
    [InlineData("sign up … newsletter", "Sign up for what has been a long, long, long time ago a newsletter")]
    [InlineData("more …", "Morecambe")]
    [InlineData("top {stories}", "Top long reader")]
    [InlineData("read more", "Please read more")]
    public void A_line_begins_with_no_phrase(string phrase, string line) => Assert.False(List(phrase).Opens(line));

    [Theory]
    [InlineData("Related stories", true)]
    [InlineData("» Related stories: ", true)]
    [InlineData("Related stories from the north", false)]
    [InlineData("2. Related stories", false)]
    public void Only_signs_may_stand_beside_a_label(string line, bool expected) =>
        Assert.Equal(expected, List("related {stories}").IsLabel(line));

    [Theory]
    [InlineData("Next", true)]
    [InlineData("Next…", false)]
    [InlineData("» Next", false)]
    public void A_line_that_is_a_phrase_has_nothing_beside_it(string line, bool expected) => Assert.Equal(expected, List("next").Is(line));

    [Theory]
    [InlineData("The site says: accept our cookie notice now.", true)]
    [InlineData("They accept ours.", false)]
    public void A_phrase_is_found_inside_a_text(string text, bool expected) =>
        Assert.Equal(expected, List("accept our [privacy|cookie] notice|accept our").IsIn(text));

    [Fact]
    public void The_longest_phrase_that_begins_at_a_place_counts() =>
        Assert.Equal("a photo by".Length, PhraseList.Parse(["photo", "photo by"], NoSection).EndAt("a photo by Jane", 2));

    [Fact]
    public void Letter_case_counts_where_asked_for() =>
        Assert.False(PhraseList.Parse(["Photo by"], NoSection, ignoresCase: false).Opens("photo by Jane"));

    [Theory]
    [InlineData("read (more")]
    [InlineData("read more)")]
    [InlineData("read (more|)")]
    [InlineData("[read]")]
    [InlineData("…")]
    public void A_phrase_that_cannot_be_read_is_refused_with_its_words(string phrase) =>
        Assert.Contains("phrase", Assert.Throws<InvalidDataException>(() => List(phrase)).Message, StringComparison.OrdinalIgnoreCase);

    private static PhraseList List(string phrase) => PhraseList.Parse([phrase], name => Sections[name]);

    private static IReadOnlyList<string> NoSection(string name) => throw new InvalidOperationException(name);
}
