using Pipeline.Articles.Html;

namespace Pipeline.Articles.Tests.Html;

public sealed class ShortenedTitleTests
{
    [Theory]
    [InlineData("Mayor to investigate reports of leaks to press", "Mayor to investigate reports of water leaks to press")]
    [InlineData("‘How to row’: port sends 5,000 letters", "'How to row': port sends 5,000 NEW letters out")]
    public void A_heading_with_words_left_out_is_shortened(string title, string heading) => Assert.True(ShortenedTitle.Is(title, heading));

    [Theory]
    [InlineData("Mayor to investigate reports of leaks", "Mayor to investigate reports of leaks")]
    [InlineData("Reports of leaks to the town press", "Mayor to investigate reports of leaks to the town press")]
    [InlineData("Every coat she wore, ranked now", "Every coat she wore on the long way north, ranked from the worst to the best now")]
    [InlineData("Mayor to investigate reports of…", "Mayor to investigate reports of leaks")]
    [InlineData("Mayor to leave", "Mayor to leave town")]
    [InlineData("", "")]
    public void Another_title_is_not(string title, string heading) => Assert.False(ShortenedTitle.Is(title, heading));
}
