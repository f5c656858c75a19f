using Pipeline.Metadata.Keywords;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Lexicon;

/// <summary>The words that show a name to be a medium's: see <c>media.txt</c>.</summary>
internal static class MediaWords
{
    private const string File = "Lexicon/media.txt";

    /// <summary>Last words of outlets' names; letter case counts (“Kabul Times”).</summary>
    public static WordSet LastWords { get; } = WordSet.Read(File, "last words");

    /// <summary>Common nouns for a kind of outlet (“newspaper”).</summary>
    public static WordSet Kinds { get; } = WordSet.Read(File, "kinds");

    /// <summary>What stands between a verb or preposition and a medium's name (“to the state news agency Interfax”).</summary>
    public static WordSet BeforeNames { get; } = WordSet.Read(File, "before names");

    /// <summary>Verbs of reporting, in the forms that stand beside a medium's name.</summary>
    public static WordSet Reporting { get; } = WordSet.Read(File, "reporting");

    /// <summary>Words before a medium's name that say where the article has it from (“citing”).</summary>
    public static WordSet Citing { get; } = WordSet.Read(File, "citing");

    /// <summary>What “to” and a medium's name can follow (“according to”, “remarks to”).</summary>
    public static WordSet BeforeTo { get; } = WordSet.Read(File, "before to");

    /// <summary>What may stand between a medium's name and its verb (“the BBC also said”).</summary>
    public static WordSet BeforeVerbs { get; } = new(WordList.Read(File, "before verbs").Words.Concat(Calendar.Weekdays.Words));

    /// <summary>First words of outlets' names; letter case counts (“Radio Liberty”).</summary>
    public static WordSet FirstWords { get; } = WordSet.Read(File, "first words");

    /// <summary>Whether the word may stand right before a medium's name: one of <see cref="BeforeNames"/>, or a nationality.</summary>
    /// <param name="text">The text.</param>
    /// <param name="token">The token.</param>
    public static bool IsBeforeName(AnalysedText text, int token) =>
        BeforeNames.Contains(text.Hashes[token]) || WordKinds.Of(text.TextOf(token), text.Hashes[token]) == WordKind.Demonym;

    /// <summary>Verbs of a medium that is the source of a statement (“revealed”); letter case counts.</summary>
    public static WordSet VerbsOfReporting { get; } = WordSet.Read(File, "verbs of reporting");

    /// <summary>What stands right before a medium that is a source or a listener (“told”).</summary>
    public static WordSet VerbsWithMedium { get; } = WordSet.Read(File, "verbs with a medium");

    /// <summary>What a preposition before a medium hangs on (“interview”); letter case counts.</summary>
    public static WordSet Carriers { get; } = WordSet.Read(File, "carriers");

    /// <summary>Prepositions between such words and a medium (“with”).</summary>
    public static WordSet Prepositions { get; } = WordSet.Read(File, "prepositions");

    /// <summary>Prepositions that may hang on the verb of reporting itself (“on”).</summary>
    public static WordSet OnAir { get; } = WordSet.Read(File, "on air");

    /// <summary>What a medium has done with words, before “by” and its name (“reported by”, “seen by”).</summary>
    public static WordSet PassedOn { get; } = WordSet.Read(File, "passed on");

    /// <summary>What follows a medium's name (“TV channel”).</summary>
    public static WordSet AfterNames { get; } = WordSet.Read(File, "after names");
}
