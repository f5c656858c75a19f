namespace Pipeline.Metadata.Lexicon;

/// <summary>The words that show a name to be a medium's: see <c>media.txt</c>.</summary>
internal static class MediaWords
{
    private const string File = "Lexicon/media.txt";

    /// <summary>Last words of outlets' names; letter case counts (“Kabul Times”).</summary>
    public static WordSet LastWords { get; } = WordSet.Read(File, "last words");

    /// <summary>Common nouns for a kind of outlet (“newspaper”).</summary>
    public static WordSet Kinds { get; } = WordSet.Read(File, "kinds");

    /// <summary>What follows a medium's name (“TV channel”).</summary>
    public static WordSet AfterNames { get; } = WordSet.Read(File, "after names");
}
