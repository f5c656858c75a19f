using System.Globalization;
using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Entities.Description;

/// <summary>Writes names of places that stand in capitals, as datelines do, as they are written elsewhere.</summary>
internal static class Capitals
{
    private static readonly WordSet Small = WordSet.Read("Entities/Description/Capitals.txt");

    /// <summary>“PORT-AU-PRINCE” as “Port-au-Prince”. What is not in capitals, or an abbreviation (“UAE”, “U.S.”), stays.</summary>
    /// <param name="name">The name.</param>
    public static string ToName(string name)
    {
        if (name.Count(char.IsLetter) <= 3 || name.Any(char.IsLower))
        {
            return name;
        }

        char[] written = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.ToLowerInvariant()).ToCharArray();
        for (int start = 0; start < written.Length; )
        {
            int end = start;
            while (end < written.Length && char.IsLetter(written[end]))
            {
                end++;
            }

            string word = new string(written, start, end - start).ToLowerInvariant();
            if (start > 0 && Small.ContainsAsWritten(word))
            {
                word.CopyTo(0, written, start, word.Length);
            }

            start = end + 1;
        }

        return new string(written);
    }
}
