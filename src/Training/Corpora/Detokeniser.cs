using System.Text;

namespace Pipeline.Training.Corpora;

/// <summary>Puts the tokens of a corpus back into running text, as it would have been printed.</summary>
internal static class Detokeniser
{
    private static readonly Dictionary<string, string> Marks = new(StringComparer.Ordinal)
    {
        ["-LRB-"] = "(",
        ["-RRB-"] = ")",
        ["-LSB-"] = "[",
        ["-RSB-"] = "]",
        ["-LCB-"] = "{",
        ["-RCB-"] = "}",
        ["``"] = "“",
        ["''"] = "”",
    };

    private static readonly HashSet<string> Left = new(StringComparer.OrdinalIgnoreCase)
    {
        ",",
        ".",
        ";",
        ":",
        "!",
        "?",
        ")",
        "]",
        "}",
        "%",
        "…",
        "”",
        "’",
        "...",
        "'s",
        "n't",
        "'re",
        "'ve",
        "'ll",
        "'d",
        "'m",
        "’s",
        "n’t",
        "’re",
        "’ve",
        "’ll",
        "’d",
        "’m",
        "s'",
    };

    private static readonly HashSet<string> Right = ["(", "[", "{", "$", "£", "€", "“", "‘"];

    /// <summary>Appends a sentence to a text.</summary>
    /// <param name="tokens">The tokens of the sentence.</param>
    /// <param name="text">The text.</param>
    /// <param name="starts">Receives the position of each token.</param>
    /// <param name="ends">Receives the position after each token.</param>
    public static void Append(IReadOnlyList<string> tokens, StringBuilder text, List<int> starts, List<int> ends)
    {
        bool glue = true,
            quoteOpen = false,
            singleOpen = false;
        foreach (string raw in tokens)
        {
            string token = Marks.GetValueOrDefault(raw, raw);
            bool left = Left.Contains(token),
                right = Right.Contains(token);
            switch (token)
            {
                case "\"":
                    left = quoteOpen;
                    right = !quoteOpen;
                    quoteOpen = !quoteOpen;
                    break;
                case "'":
                    left = singleOpen || (text.Length > 0 && text[^1] is 's' or 'S' or 'z');
                    right = !left;
                    singleOpen = right;
                    break;
                case "/":
                    left = right = true;
                    break;
                default:
                    break;
            }

            if (!glue && !left)
            {
                text.Append(' ');
            }

            starts.Add(text.Length);
            text.Append(token);
            ends.Add(text.Length);
            glue = right;
        }
    }
}
