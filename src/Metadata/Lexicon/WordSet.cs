using System.Collections.Frozen;
using Pipeline.Metadata.Gazetteers;

namespace Pipeline.Metadata.Lexicon;

/// <summary>
/// A set of words. It is asked by the hash that the token layer keeps for each word, so that no word has to be put into small letters
/// first.
/// </summary>
internal sealed class WordSet
{
    private readonly WordTable<bool> _hashes;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _asWritten;

    /// <summary>Makes a set of words.</summary>
    /// <param name="words">The words.</param>
    public WordSet(IEnumerable<string> words)
    {
        var all = words.ToFrozenSet(StringComparer.Ordinal);
        _asWritten = all.GetAlternateLookup<ReadOnlySpan<char>>();
        _hashes = new WordTable<bool>([.. all.Select(static word => KeyValuePair.Create(NameHash.OfWord(word), true))]);
    }

    /// <summary>The words, as the list has them.</summary>
    public IReadOnlyCollection<string> Words => _asWritten.Set;

    /// <summary>Reads a set from an embedded list: see <see cref="WordList.Read"/>.</summary>
    /// <param name="file">The file.</param>
    /// <param name="section">The section; null for a file that has none.</param>
    public static WordSet Read(string file, string? section = null) => new(WordList.Read(file, section).Words);

    /// <summary>Whether the word is in the set, letter case aside.</summary>
    /// <param name="hash">Its hash: see <see cref="NameHash.OfWord"/> and <see cref="Text.AnalysedText.Hashes"/>.</param>
    public bool Contains(ulong hash) => _hashes.Contains(hash);

    /// <summary>Whether the word is in the set, letter case aside.</summary>
    /// <param name="word">The word.</param>
    public bool Contains(ReadOnlySpan<char> word) => _hashes.Contains(NameHash.OfWord(word));

    /// <summary>Whether the word is in the set with just these letters, small and capital.</summary>
    /// <param name="word">The word.</param>
    public bool ContainsAsWritten(ReadOnlySpan<char> word) => _asWritten.Contains(word);
}
