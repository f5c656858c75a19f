using Pipeline.Metadata;
using Pipeline.Metadata.Entities;
using Pipeline.Metadata.Entities.Recognition;
using Pipeline.Metadata.Gazetteers;

namespace Pipeline.Training.Corpora;

/// <summary>Converts the labels of a corpus to the one guideline that <c>docs/model.md</c> writes down.</summary>
internal static class Guideline
{
    private static readonly HashSet<string> Particles =
    [
        "bin",
        "ibn",
        "bint",
        "da",
        "de",
        "del",
        "della",
        "der",
        "den",
        "di",
        "dos",
        "du",
        "el",
        "al",
        "la",
        "le",
        "ter",
        "van",
        "von",
        "zu",
        "wa",
    ];

    private static readonly HashSet<string> NoNames =
    [
        "The",
        "We",
        "I",
        "He",
        "She",
        "They",
        "It",
        "Our",
        "My",
        "You",
        "His",
        "Her",
        "Their",
        "Its",
        "A",
        "An",
        "This",
        "That",
        "These",
        "Those",
    ];

    // “Winter Olympics”, “Nobel Prize”: events and prizes that a corpus without kinds of their own has as places or bodies.
    private static readonly HashSet<string> Events =
    [
        "Olympics",
        "Cup",
        "Prize",
        "Championship",
        "Championships",
        "Hurricane",
        "Typhoon",
        "Games",
        "Act",
        "Treaty",
        "Accord",
        "Accords",
        "Festival",
        "Awards",
    ];

    /// <summary>
    /// The sentence with its labels converted: names begin with a capital or a particle, and have no common noun at their ends.
    /// </summary>
    /// <param name="corpus">The name of the file.</param>
    /// <param name="sentence">Tokens and labels.</param>
    public static List<(string Token, string Label)> Apply(string corpus, List<(string Token, string Label)> sentence)
    {
        bool tweets = corpus.StartsWith("btc", StringComparison.Ordinal) || corpus.StartsWith("wnut", StringComparison.Ordinal);
        var converted = new List<(string Token, string Label)>(sentence);
        for (int i = 0; i < converted.Count && tweets; i++)
        {
            // “@BarackObama” is an address.
            bool handle = converted[i].Token[0] == '@' || (i > 0 && converted[i - 1].Token == "@");
            for (int t = i; handle && converted[i].Label[0] == 'B' && t < converted.Count && (t == i || converted[t].Label[0] == 'I'); t++)
            {
                converted[t] = (converted[t].Token, "O" + converted[t].Label);
            }
        }

        for (int i = 0; i < converted.Count; i++)
        {
            converted[i] = (converted[i].Token, converted[i].Label[0] == 'O' ? "O" : converted[i].Label);
        }

        for (int i = 0; i < converted.Count && !tweets; i++)
        {
            if (converted[i].Label[0] != 'B')
            {
                continue;
            }

            string kind = converted[i].Label[2..];
            int end = i + 1;
            while (end < converted.Count && converted[end].Label == "I-" + kind)
            {
                end++;
            }

            if (kind is "ORG" or "LOC" && Events.Contains(converted[end - 1].Token))
            {
                kind = "MISC";
                for (int t = i; t < end; t++)
                {
                    converted[t] = (converted[t].Token, (t == i ? "B-" : "I-") + kind);
                }
            }

            int first = i,
                last = end - 1;
            while (first <= last && !Begins(converted[first].Token))
            {
                first++;
            }

            while (last > first && char.IsLower(converted[last].Token[0]) && !HasCapital(converted[last].Token))
            {
                last--;
            }

            for (int t = i; t < end; t++)
            {
                converted[t] = (converted[t].Token, t < first || t > last ? "O" : (t == first ? "B-" : "I-") + kind);
            }

            // “Oleg Alimov and Alexei Berkin” are two people.
            for (int t = first + 1; t < last && kind == "PER"; t++)
            {
                if (converted[t].Token is "and" or "&" or ",")
                {
                    converted[t] = (converted[t].Token, "O");
                    converted[t + 1] = (converted[t + 1].Token, "B-" + kind);
                }
            }

            i = end - 1;
        }

        return converted;
    }

    /// <summary>
    /// The kind of a name where the gazetteer leaves no doubt: a country is a place, an adjective of nationality or faith is none of the
    /// three kinds, a known body is an organisation.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="first">The first token of the name.</param>
    /// <param name="end">The index after its last.</param>
    /// <param name="kind">The kind as annotated.</param>
    public static int KindOf(NamedText text, int first, int end, int kind)
    {
        NameTraits traits = text.TraitsOf(first, end);
        NameTraits person = traits & (NameTraits.GivenName | NameTraits.Surname),
            place = traits & NameTraits.Place,
            organisation = traits & (NameTraits.Organisation | NameTraits.Medium | NameTraits.Company);
        return (traits & NameTraits.Demonym) != 0 && place == 0 ? Labels.Other
            : (traits & NameTraits.Country) != 0 && person == 0 && organisation == 0 ? (int)EntityType.Place
            : organisation != 0 && person == 0 && place == 0 && kind != Labels.Other ? (int)EntityType.Organisation
            : kind;
    }

    /// <summary>
    /// Makes the name of a country of two words or more one place where the annotation has only parts of it (“Sri” a person, “Lanka”
    /// nothing).
    /// </summary>
    /// <param name="facts">The facts.</param>
    /// <param name="gold">The labels.</param>
    public static void MendCountries(ArticleFacts facts, byte[] gold)
    {
        for (int i = 0; i < gold.Length; i++)
        {
            uint phrase = facts.Tokens[i].Phrase;
            if (phrase >> 28 != 1 || ((NameTraits)phrase & NameTraits.Country) == 0)
            {
                continue;
            }

            int end = i + 1;
            while (facts.Tokens[end].Phrase >> 28 == 2)
            {
                end++;
            }

            end++;
            bool starts = gold[i] == Labels.Outside || gold[i] == TrainingDocument.Unknown || Labels.IsBegin(gold[i]);
            bool stops =
                end == gold.Length || gold[end] == Labels.Outside || gold[end] == TrainingDocument.Unknown || Labels.IsBegin(gold[end]);
            bool whole =
                Labels.KindOf(gold[i] == TrainingDocument.Unknown ? (byte)0 : gold[i]) >= 0
                && gold.AsSpan(i + 1, end - i - 1).IndexOfAnyExcept((byte)(gold[i] + 1)) < 0;
            if (starts && stops && !whole)
            {
                gold[i] = (byte)Labels.Begin((int)EntityType.Place);
                gold.AsSpan(i + 1, end - i - 1).Fill((byte)Labels.Inside((int)EntityType.Place));
            }
        }
    }

    private static bool Begins(string token) =>
        (HasCapital(token) && !NoNames.Contains(token)) || Particles.Contains(token) || char.IsDigit(token[0]);

    private static bool HasCapital(string token) => token.Any(char.IsUpper);
}
