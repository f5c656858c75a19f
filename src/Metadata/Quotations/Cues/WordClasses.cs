using System.Collections.Frozen;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations.Cues;

/// <summary>The closed classes of English and the nouns of news that say who speaks: one look-up per token. See <c>words.txt</c>.</summary>
internal static class WordClasses
{
    private const string File = "Quotations/Cues/words.txt";

    private static readonly (string Section, WordClass Class)[] Sections =
    [
        ("auxiliary", WordClass.Auxiliary),
        ("be", WordClass.Auxiliary | WordClass.Be),
        ("pronoun", WordClass.Pronoun),
        ("object", WordClass.Participant),
        ("participant", WordClass.Participant),
        ("determiner", WordClass.Determiner),
        ("preposition", WordClass.Preposition),
        ("conjunction", WordClass.Conjunction),
        ("subordinator", WordClass.Subordinator),
        ("relative", WordClass.Relative),
        ("adverb", WordClass.Adverb),
        ("particle", WordClass.Particle),
        ("time", WordClass.Time),
        ("person", WordClass.PersonNoun),
        ("group", WordClass.GroupNoun),
        ("document", WordClass.DocumentNoun),
        ("title", WordClass.Title),
        ("number", WordClass.Number),
        ("verb", WordClass.OtherVerb | WordClass.Finite),
    ];

    private static readonly FrozenDictionary<string, WordClass>.AlternateLookup<ReadOnlySpan<char>> Table = Build();

    /// <summary>What each token of the text can be.</summary>
    /// <param name="text">The analysed text.</param>
    public static WordClass[] Of(AnalysedText text)
    {
        ReadOnlySpan<Token> tokens = text.Tokens;
        var classes = new WordClass[tokens.Length];
        for (int i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Kind is TokenKind.Word or TokenKind.Clitic)
            {
                classes[i] = Of(text.TextOf(i), tokens[i]);
            }
        }

        return classes;
    }

    /// <summary>What a word can be by the lists alone.</summary>
    /// <param name="word">The word, in small letters unless it always has a capital.</param>
    public static WordClass Of(ReadOnlySpan<char> word) => Table.TryGetValue(word, out WordClass found) ? found : WordClass.None;

    private static WordClass Of(ReadOnlySpan<char> word, Token token)
    {
        if (Table.TryGetValue(word, out WordClass found))
        {
            return found;
        }

        if (token.Case == LetterCase.Title || (token.Case == LetterCase.Upper && token.Length == 1))
        {
            // A capital: either a sentence start or a name; verbs of saying are never capitalised inside a sentence, which the caller
            // judges.
            Span<char> lower = stackalloc char[24];
            if (word.Length <= lower.Length)
            {
                int length = word.ToLowerInvariant(lower);
                if (Table.TryGetValue(lower[..length], out found))
                {
                    return found;
                }
            }

            return WordClass.None;
        }

        return token.Case != LetterCase.Lower || word.Length < 4 ? WordClass.None
            : word.EndsWith("ly", StringComparison.Ordinal) ? WordClass.Adverb
            : word.EndsWith("ed", StringComparison.Ordinal) ? WordClass.OtherVerb | WordClass.Finite
            : word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal) ? WordClass.OtherVerb | WordClass.Ing
            : word.EndsWith("man", StringComparison.Ordinal)
            || word.EndsWith("woman", StringComparison.Ordinal)
            || word.EndsWith("person", StringComparison.Ordinal)
                ? WordClass.PersonNoun
            : word.EndsWith("-old", StringComparison.Ordinal) ? WordClass.PersonNoun
            : WordClass.None;
    }

    private static FrozenDictionary<string, WordClass>.AlternateLookup<ReadOnlySpan<char>> Build()
    {
        var table = new Dictionary<string, WordClass>(StringComparer.Ordinal);
        foreach ((string form, WordClass kind) in SpeechVerbs.Forms())
        {
            table[form] = table.GetValueOrDefault(form) | kind;
        }

        foreach ((string section, WordClass kind) in Sections)
        {
            foreach (string word in WordList.Read(File, section).Words)
            {
                table[word] = table.GetValueOrDefault(word) | kind;
            }
        }

        foreach (IReadOnlyList<string> forms in Calendar.MonthForms.Concat(Calendar.WeekdayForms))
        {
            // “Jan.” with its stop; “Jan” may be somebody's name.
            foreach (string form in forms.Select(form => form == forms[0] ? form : form + "."))
            {
                table[form] = table.GetValueOrDefault(form) | WordClass.Time;
            }
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
