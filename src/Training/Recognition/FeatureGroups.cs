namespace Pipeline.Training.Recognition;

/// <summary>
/// Groups of features that look at the same evidence. While learning, a whole group is left out now and then, so that the others learn to
/// do without it.
/// </summary>
internal static class FeatureGroups
{
    /// <summary>How many groups there are; group 0 is never left out as a whole.</summary>
    public const int Count = 7;

    /// <summary>
    /// The group of a template: 1 the word itself, 2 its beginning and end, 3 its clusters, 4 gazetteers, 5 the words around, 6 their
    /// clusters.
    /// </summary>
    /// <param name="template">The template.</param>
    public static byte Of(int template) =>
        template switch
        {
            1 or 2 or 7 or 8 or 60 or 62 => 1,
            >= 90 and < 105 => 2,
            20 or 25 or 28 or 29 or 67 or 71 => 3,
            (>= 40 and < 50) or 54 or 68 or 69 or 73 => 4,
            (>= 3 and <= 6) or 9 or 10 or 11 or 64 or 65 => 5,
            (>= 21 and <= 24) or 26 or 27 or (>= 30 and <= 33) or 66 => 6,
            _ => 0,
        };
}
