using System.Collections.Frozen;
using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Lexicon;

/// <summary>States and provinces as datelines shorten them: see <c>states.txt</c>.</summary>
internal static class States
{
    private const string File = "Lexicon/states.txt";

    private static readonly FrozenDictionary<string, State>.AlternateLookup<ReadOnlySpan<char>> Forms = Read();

    /// <summary>The state that the token shortens behind a town and a comma (“Reading, Pa.”), or null.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="token">The token.</param>
    public static State? Behind(SentenceCursor sentence, int token) =>
        sentence.IsMark(token - 1, ',')
        && sentence.IsCapitalised(token - 2)
        && sentence.IsCapitalised(token)
        && Forms.TryGetValue(sentence.TextOf(token).TrimEnd('.'), out State state)
            ? state
            : null;

    private static FrozenDictionary<string, State>.AlternateLookup<ReadOnlySpan<char>> Read()
    {
        var forms = new Dictionary<string, State>(StringComparer.Ordinal);
        foreach (string country in WordList.SectionsOf(File))
        {
            foreach (string[] fields in WordList.Read(File, country).Lines.Select(static line => line.Split('|')))
            {
                var state = new State(PlaceRecord.CodeOf(country), NameHash.Of(fields[0]));
                foreach (string form in fields[1..])
                {
                    forms.Add(form, state);
                }
            }
        }

        return forms.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>A state or province.</summary>
    /// <param name="Country">Its country: see <see cref="PlaceRecord.Country"/>.</param>
    /// <param name="Name">The hash of its full name.</param>
    internal readonly record struct State(ushort Country, ulong Name);
}
