namespace Pipeline.Training.Corpora;

/// <summary>Converts the labels of a corpus to the one guideline that <c>docs/model.md</c> writes down.</summary>
internal static class Guideline
{
    /// <summary>The sentence with its labels converted.</summary>
    /// <param name="corpus">The name of the file.</param>
    /// <param name="sentence">Tokens and labels.</param>
    public static List<(string Token, string Label)> Apply(string corpus, List<(string Token, string Label)> sentence) =>
        corpus.StartsWith("re3d", StringComparison.Ordinal) ? WithoutArticles(sentence) : sentence;

    // re3d keeps “the” and titles in its spans and marks pronouns and common nouns: names begin at their first capital, and without one there is no name.
    private static List<(string Token, string Label)> WithoutArticles(List<(string Token, string Label)> sentence)
    {
        var converted = new List<(string Token, string Label)>(sentence);
        for (int i = 0; i < converted.Count; i++)
        {
            (string token, string label) = converted[i];
            bool name = char.IsUpper(token[0]) && token is not ("The" or "We" or "I" or "He" or "She" or "They" or "It" or "Our" or "My" or "You" or "His" or "Her" or "Their" or "Its" or "A" or "An");
            if (label[0] == 'B' && !name)
            {
                converted[i] = (token, "O");
                if (i + 1 < converted.Count && converted[i + 1].Label[0] == 'I')
                {
                    converted[i + 1] = (converted[i + 1].Token, "B" + converted[i + 1].Label[1..]);
                }
            }
        }

        return converted;
    }
}
