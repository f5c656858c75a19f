namespace Pipeline.Articles.Xml;

/// <summary>The lines that programs print below every item of a feed: “The post Headline appeared first on Paper.”</summary>
internal static class FeedFooters
{
    private const int Longest = 720;

    private static readonly (string Opening, string Later)[] Footers =
    [
        .. WordList.Read("Xml/feeds.txt").Lines.Select(static line => line.Split(" … ")).Select(static parts => (parts[0], parts[1])),
    ];

    /// <summary>Whether a paragraph is such a line.</summary>
    /// <param name="text">The paragraph.</param>
    public static bool Is(string text)
    {
        ReadOnlySpan<char> line = text.AsSpan().Trim();
        foreach ((string opening, string later) in Footers)
        {
            if (
                line.Length <= Longest
                && line.StartsWith(opening, StringComparison.Ordinal)
                && line[opening.Length..].IndexOf($" {later} ", StringComparison.Ordinal) > 0
            )
            {
                return true;
            }
        }

        return false;
    }
}
