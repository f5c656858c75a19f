using Pipeline.Metadata.Gazetteers;
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

    // Longer than any word of the lists that has small letters only.
    private const int LongestForm = 24;

    private static readonly WordTable<Form> Table = Build();

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
                classes[i] = Of(text.TextOf(i), tokens[i], Table.TryGetValue(text.Hashes[i], out Form? form) ? form : null);
            }
        }

        return classes;
    }

    /// <summary>What a word can be by the lists alone.</summary>
    /// <param name="word">The word, in small letters unless it always has a capital.</param>
    public static WordClass Of(ReadOnlySpan<char> word) =>
        Table.TryGetValue(NameHash.OfWord(word), out Form? form) && AsWritten(form, word) is { } found ? found.Class : WordClass.None;

    private static WordClass Of(ReadOnlySpan<char> word, Token token, Form? known)
    {
        if (AsWritten(known, word) is { } written)
        {
            return written.Class;
        }

        if (token.Case == LetterCase.Title || (token.Case == LetterCase.Upper && token.Length == 1))
        {
            // A capital: either a sentence start or a name; verbs of saying are never capitalised inside a sentence, which the caller
            // judges.
            Span<char> lower = stackalloc char[LongestForm];
            return known is not null && word.Length <= lower.Length && AsWritten(known, lower[..word.ToLowerInvariant(lower)]) is { } small
                ? small.Class
                : WordClass.None;
        }

        return token.Case != LetterCase.Lower || word.Length < 4 ? WordClass.None : ByEnding(word);
    }

    private static WordClass ByEnding(ReadOnlySpan<char> word) =>
        word switch
        {
            [.., 'l', 'y'] => WordClass.Adverb,
            [.., 'e', 'd'] => WordClass.OtherVerb | WordClass.Finite,
            [_, _, _, .., 'i', 'n', 'g'] => WordClass.OtherVerb | WordClass.Ing,
            [.., 'm', 'a', 'n'] or [.., 'p', 'e', 'r', 's', 'o', 'n'] or [.., '-', 'o', 'l', 'd'] => WordClass.PersonNoun,
            _ => WordClass.None,
        };

    // The form with just these letters, small and capital.
    private static Form? AsWritten(Form? form, ReadOnlySpan<char> word)
    {
        while (form is not null && !word.SequenceEqual(form.Word))
        {
            form = form.Next;
        }

        return form;
    }

    private static WordTable<Form> Build()
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

        var byHash = new Dictionary<ulong, Form>();
        foreach ((string word, WordClass kind) in table)
        {
            ulong hash = NameHash.OfWord(word);
            byHash[hash] = new Form(word, kind, byHash.GetValueOrDefault(hash));
        }

        return new WordTable<Form>(byHash);
    }

    /// <summary>A word of the lists.</summary>
    /// <param name="Word">As it is written.</param>
    /// <param name="Class">What it can be.</param>
    /// <param name="Next">The same word with other capitals: “May” and “may”.</param>
    private sealed record Form(string Word, WordClass Class, Form? Next);
}
