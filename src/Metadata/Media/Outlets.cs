using System.Collections.Frozen;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Media;

/// <summary>Outlets and agencies known by name, and the words that show an unknown name to be one.</summary>
internal static class Outlets
{
    private const int LongestName = 6;

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Names = Build();

    // “The” among them; in any letter case, for the token layer has their hashes.
    private static readonly WordSet FirstWords = new(Names.Dictionary.Keys.Select(static name => WordOf(name, 0)));

    // Every tenth word is “the”, and few of those begin a name.
    private static readonly WordSet AfterThe = new(
        Names
            .Dictionary.Keys.Where(static name => name.StartsWith("the ", StringComparison.OrdinalIgnoreCase))
            .Select(static name => WordOf(name, 1))
    );

    /// <summary>Whether an outlet's name can start at the token.</summary>
    /// <param name="text">The analysed text.</param>
    /// <param name="token">The token.</param>
    public static bool CanBegin(AnalysedText text, int token) =>
        FirstWords.Contains(text.Hashes[token])
        && (
            !text.TextOf(token).Equals("the", StringComparison.OrdinalIgnoreCase)
            || (token + 1 < text.Hashes.Length && AfterThe.Contains(text.Hashes[token + 1]))
        );

    /// <summary>The length in tokens of the outlet's name that starts at the token, and its canonical name; 0 where none starts.</summary>
    /// <param name="text">The analysed text.</param>
    /// <param name="token">The token.</param>
    /// <param name="name">The canonical name.</param>
    public static int Known(AnalysedText text, int token, out string name)
    {
        name = "";
        ReadOnlySpan<Token> tokens = text.Tokens;
        if (tokens[token].Kind != TokenKind.Word || tokens[token].Case is LetterCase.None)
        {
            return 0;
        }

        if (!CanBegin(text, token))
        {
            return 0;
        }

        for (int length = Math.Min(LongestName, tokens.Length - token); length > 0; length--)
        {
            if (Names.TryGetValue(text.TextOf(token, token + length), out string? found))
            {
                name = found;
                return length;
            }
        }

        return 0;
    }

    /// <summary>Whether a name that ends with this word is that of an outlet (“Kabul Times”).</summary>
    /// <param name="word">The word.</param>
    public static bool EndsOutletName(ReadOnlySpan<char> word) => MediaWords.LastWords.ContainsAsWritten(word);

    /// <summary>Whether the word is a common noun for a kind of outlet (“newspaper”).</summary>
    /// <param name="word">The word.</param>
    public static bool IsKindOfOutlet(ReadOnlySpan<char> word) => MediaWords.Kinds.ContainsAsWritten(word);

    // As the token layer cuts them: the first of “People’s Daily” is “People”.
    private static string WordOf(string name, int word) => AnalysedText.Analyse(name, []).TextOf(word).ToString();

    private static FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Build()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in WordList.Read("Lexicon/outlets.txt").Lines)
        {
            string[] forms = line.Split('|');
            foreach (string form in forms)
            {
                names[form] = forms[0];
                if (form.StartsWith("The ", StringComparison.Ordinal))
                {
                    // “the Guardian”: the article of a title is often written small.
                    names["t" + form[1..]] = forms[0];
                }
            }
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
