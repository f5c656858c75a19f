namespace Pipeline.Metadata.Lexicon;

/// <summary>The closed classes of English that several rooms ask for: see <c>grammar.txt</c>.</summary>
internal static class Grammar
{
    private const string File = "Lexicon/grammar.txt";

    /// <summary>“the”, “a”.</summary>
    public static WordSet Articles { get; } = WordSet.Read(File, "articles");

    /// <summary>“a”, “another”: somebody new.</summary>
    public static WordSet Indefinite { get; } = WordSet.Read(File, "indefinite");

    /// <summary>“one”, “some”: nobody who was named before.</summary>
    public static WordSet Unnamed { get; } = WordSet.Read(File, "unnamed");

    /// <summary>“he”, “his”.</summary>
    public static WordSet He { get; } = WordSet.Read(File, "he");

    /// <summary>“she”, “her”.</summary>
    public static WordSet She { get; } = WordSet.Read(File, "she");

    /// <summary>“they”, “their”.</summary>
    public static WordSet They { get; } = WordSet.Read(File, "they");

    /// <summary>“it”, “its”.</summary>
    public static WordSet It { get; } = WordSet.Read(File, "it");

    /// <summary>Pronouns that own (“her”).</summary>
    public static WordSet Possessives { get; } = WordSet.Read(File, "possessives");

    /// <summary>Who takes part in the talk (“I”, “you”).</summary>
    public static WordSet Talkers { get; } = WordSet.Read(File, "talkers");

    /// <summary>“not”, “never”.</summary>
    public static WordSet Negations { get; } = WordSet.Read(File, "negations");

    /// <summary>What joins two clauses (“and”).</summary>
    public static WordSet Joining { get; } = WordSet.Read(File, "joining");

    /// <summary>What joins two verbs of one subject (“then”).</summary>
    public static WordSet JoiningVerbs { get; } = WordSet.Read(File, "joining verbs");

    /// <summary>“but”, “though”.</summary>
    public static WordSet Contrasts { get; } = WordSet.Read(File, "contrasts");

    /// <summary>What opens a clause about the word before it (“who”).</summary>
    public static WordSet Relatives { get; } = WordSet.Read(File, "relatives");

    /// <summary>Where words come from (“from”, “by”).</summary>
    public static WordSet Sources { get; } = WordSet.Read(File, "sources");

    /// <summary>Prepositions inside a description (“of”).</summary>
    public static WordSet NounPrepositions { get; } = WordSet.Read(File, "noun prepositions");

    /// <summary>What names the field of a body or an office (“for”).</summary>
    public static WordSet OfAndFor { get; } = WordSet.Read(File, "of and for");

    /// <summary>A day after these is one that something else is counted from (“since”).</summary>
    public static WordSet CountedFrom { get; } = WordSet.Read(File, "counted from");
}
