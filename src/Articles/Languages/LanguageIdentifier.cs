using System.Globalization;

namespace Pipeline.Articles.Languages;

/// <summary>Tells the language of a text: by its script where one language uses it, else by its n-grams of letters (naive Bayes).</summary>
internal static class LanguageIdentifier
{
    // Enough to tell any two languages of the model apart in running text; more is taken only where two stay close.
    private const int Sample = 200;
    private const int LongSample = 4000;

    // Fewer letters than this are a name or an abbreviation, not a language.
    private const int FewestLetters = 10;

    // “xxxxxxxxxx” has one letter and “hahahaha” two; ten letters of any language have five. Keyboard noise has letters enough, but n-grams
    // no language knows: in the mean, an n-gram of a headline is likelier by this (natural logarithm) than one its language does not know.
    // Long texts are no noise.
    private const int FewestDistinct = 5;
    private const double FewestKnown = 1.5;

    // N-grams overlap, so their log-odds are far too sure of themselves.
    private const double Damping = 0.12;
    private const double Sure = 0.9;
    private const double Unsure = 0.55;

    // Single letters are in every language, and so nearly are pairs: most of the work, and of the answer only where there is little text.
    private const int ShortestGram = 3;
    private const int ShortestGramOfTitles = 2;

    private static readonly Lazy<LanguageModel> Model = new(LanguageModel.Read);

    /// <summary>The language of a text.</summary>
    /// <param name="text">The text, in normal form C.</param>
    public static LanguageGuess Identify(ReadOnlySpan<char> text)
    {
        if (text.Length <= Sample)
        {
            return IdentifySample(text, ShortestGramOfTitles);
        }

        LanguageGuess guess = IdentifySample(text[..Sample], ShortestGram);
        return guess.Score < Sure ? IdentifySample(text[..Math.Min(text.Length, LongSample)], ShortestGram) : guess;
    }

    private static LanguageGuess IdentifySample(ReadOnlySpan<char> text, int shortest)
    {
        Span<int> letters = stackalloc int[Scripts.Count];
        letters.Clear();
        int all = 0;
        foreach (char unit in text)
        {
            if (!char.IsLetter(unit))
            {
                continue;
            }

            Script written = Scripts.Of(unit);
            int weight = Scripts.LettersIn(written);
            letters[(int)written] += weight;
            all += weight;
        }

        // Japanese is written in Han with kana between; a Chinese text has none.
        if (letters[(int)Script.Kana] * 10 > letters[(int)Script.Han] && letters[(int)Script.Kana] > 2 * Scripts.LettersIn(Script.Kana))
        {
            letters[(int)Script.Kana] += letters[(int)Script.Han];
        }

        Script script = Script.Other;
        for (int i = 1; i < letters.Length; i++)
        {
            if (letters[i] > letters[(int)script])
            {
                script = (Script)i;
            }
        }

        if (script == Script.Other || letters[(int)script] * 2 < all)
        {
            return LanguageGuess.Undetermined;
        }

        if (Scripts.OnlyLanguage(script) is string only)
        {
            return letters[(int)script] >= 4 * Scripts.LettersIn(script)
                ? new LanguageGuess(only, Math.Min(1, letters[(int)script] / (double)all))
                : LanguageGuess.Undetermined;
        }

        return letters[(int)script] < FewestLetters ? LanguageGuess.Undetermined : ByLetters(text, script, shortest);
    }

    private static LanguageGuess ByLetters(ReadOnlySpan<char> text, Script script, int shortest)
    {
        if (HasFewDistinct(text))
        {
            return LanguageGuess.Undetermined;
        }

        LanguageModel model = Model.Value;
        Span<float> scores = stackalloc float[model.Codes.Length];
        scores.Clear();
        Span<int> grams = stackalloc int[LanguageModel.Order + 1];
        grams.Clear();

        // A window of the last letters, the newest highest, so that every n-gram that ends here is a shift of it.
        const ulong Boundary = (ulong)' ' << 48;
        ulong window = Boundary;
        int filled = 1;
        for (int i = 0; i <= text.Length; i++)
        {
            char letter = i < text.Length ? Fold(text[i]) : ' ';
            if (letter == ' ' && filled == 1)
            {
                continue;
            }

            window = (window >> 16) | ((ulong)letter << 48);
            filled = Math.Min(filled + 1, LanguageModel.Order);
            for (int n = shortest; n <= filled; n++)
            {
                grams[n]++;
                model.Add(window >> (64 - (16 * n)), scores);
            }

            if (letter == ' ')
            {
                (window, filled) = (Boundary, 1);
            }
        }

        return Best(model, script, shortest, scores, grams);
    }

    private static bool HasFewDistinct(ReadOnlySpan<char> text)
    {
        Span<char> seen = stackalloc char[FewestDistinct];
        int distinct = 0;
        foreach (char unit in text)
        {
            char letter = Fold(unit);
            if (letter == ' ' || seen[..distinct].Contains(letter))
            {
                continue;
            }

            seen[distinct++] = letter;
            if (distinct == FewestDistinct)
            {
                return false;
            }
        }

        return true;
    }

    private static LanguageGuess Best(LanguageModel model, Script script, int shortest, ReadOnlySpan<float> scores, ReadOnlySpan<int> grams)
    {
        (int best, double first, double second) = (-1, double.NegativeInfinity, double.NegativeInfinity);
        for (int language = 0; language < scores.Length; language++)
        {
            if (model.Scripts[language] != script)
            {
                continue;
            }

            double score = scores[language];
            for (int n = shortest; n <= LanguageModel.Order; n++)
            {
                score += grams[n] * model.Unseen(language, n);
            }

            if (score > first)
            {
                (best, first, second) = (language, score, first);
            }
            else if (score > second)
            {
                second = score;
            }
        }

        int all = 0;
        for (int n = shortest; n <= LanguageModel.Order; n++)
        {
            all += grams[n];
        }

        if (best < 0 || (shortest == ShortestGramOfTitles && scores[best] < FewestKnown * all))
        {
            return LanguageGuess.Undetermined;
        }

        double sure = 1 / (1 + Math.Exp(-Damping * (first - second)));
        return sure < Unsure ? LanguageGuess.Undetermined : new LanguageGuess(model.Codes[best], sure);
    }

    // Letters and marks are kept in lower case, everything else parts words.
    private static char Fold(char unit) =>
        unit switch
        {
            >= 'a' and <= 'z' or '\'' => unit,
            >= 'A' and <= 'Z' => (char)(unit | 0x20),
            <= '\u007F' => ' ',
            '’' => '\'',
            'İ' => 'i',
            _ when char.IsLetter(unit) => char.ToLowerInvariant(unit),
            _ => char.GetUnicodeCategory(unit) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark ? unit : ' ',
        };
}
