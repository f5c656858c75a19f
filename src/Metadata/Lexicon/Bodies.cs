namespace Pipeline.Metadata.Lexicon;

/// <summary>The words in the names of organisations: see <c>bodies.txt</c>.</summary>
internal static class Bodies
{
    private const string File = "Lexicon/bodies.txt";

    /// <summary>What shows a name to be an organisation's (“ministry”, “bank”).</summary>
    public static WordSet Kinds { get; } = WordSet.Read(File, "kinds");

    /// <summary>What may be left out when an organisation is named again (“Inc.”, “Motor”).</summary>
    public static WordSet Optional { get; } = WordSet.Read(File, "optional");

    /// <summary>Buildings and landscapes that are named like bodies (“airport”).</summary>
    public static WordSet Sites { get; } = WordSet.Read(File, "sites");
}
