using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Keywords;

/// <summary>
/// Tells what English words mostly are: by their endings, and by a table of those that are something else (<c>WordKinds.txt</c>, made by
/// <c>src/Training</c> from WordNet). A word nobody knows is a noun.
/// </summary>
internal static class WordKinds
{
    private static readonly WordTable<WordKind> Known = Read();

    /// <summary>What a word mostly is.</summary>
    /// <param name="word">The word.</param>
    /// <param name="hash">Its hash: see <see cref="NameHash.OfWord"/>.</param>
    public static WordKind Of(ReadOnlySpan<char> word, ulong hash) => Known.TryGetValue(hash, out WordKind kind) ? kind : ByEnding(word);

    /// <summary>What the ending of a word makes of it.</summary>
    /// <param name="word">The word.</param>
    public static WordKind ByEnding(ReadOnlySpan<char> word) =>
        word switch
        {
            [_, _, .., 'l', 'y'] => WordKind.Adverb,
            [_, _, .., 'e', 'd'] or [_, _, .., 'i', 'n', 'g'] => WordKind.Participle,
            _ => WordKind.Noun,
        };

    private static WordTable<WordKind> Read()
    {
        var kinds = new Dictionary<ulong, WordKind>();
        using var reader = new StreamReader(typeof(WordKinds).Assembly.GetManifestResourceStream("Keywords/WordKinds.txt")!);
        while (reader.ReadLine() is { } line)
        {
            string[] words = line.Split(' ');
            WordKind kind = Enum.Parse<WordKind>(words[0].AsSpan().TrimEnd(':'));
            foreach (string word in words.AsSpan(1))
            {
                kinds[NameHash.OfWord(word)] = kind;
            }
        }

        foreach (string word in WordList.Read("Keywords/pasts.txt").Words)
        {
            kinds[NameHash.OfWord(word)] = WordKind.Participle;
        }

        return new WordTable<WordKind>(kinds);
    }
}
