using System.Numerics;

namespace Pipeline.Metadata.Lexicon;

/// <summary>What is known of words, by their hash: open addressing with room to spare, since most words asked for are not in it.</summary>
/// <typeparam name="T">What is known of a word.</typeparam>
internal sealed class WordTable<T>
{
    // At most half of the slots are taken, so that a word that is not in the table mostly meets a free slot at once.
    private const int SlotsPerWord = 2;

    private readonly ulong[] _hashes;
    private readonly T[] _values;

    /// <summary>Makes a table; of two values for one hash the later stays.</summary>
    /// <param name="words">The hash of each word (see <see cref="Gazetteers.NameHash.OfWord"/>) and what is known of it.</param>
    public WordTable(IReadOnlyCollection<KeyValuePair<ulong, T>> words)
    {
        int slots = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, words.Count * SlotsPerWord));
        _hashes = new ulong[slots];
        _values = new T[slots];
        foreach ((ulong hash, T value) in words)
        {
            int at = SlotOf(hash);
            _hashes[at] = hash;
            _values[at] = value;
        }
    }

    /// <summary>Whether the word is in the table.</summary>
    /// <param name="hash">Its hash; 0, which marks a free slot, is no word's.</param>
    public bool Contains(ulong hash) => hash != 0 && _hashes[SlotOf(hash)] == hash;

    /// <summary>Looks a word up.</summary>
    /// <param name="hash">Its hash; 0 is no word's.</param>
    /// <param name="value">What is known of it.</param>
    public bool TryGetValue(ulong hash, out T value)
    {
        int at = SlotOf(hash);
        value = _values[at];
        return hash != 0 && _hashes[at] == hash;
    }

    // The word's slot, or the free one where it would stand.
    private int SlotOf(ulong hash)
    {
        ulong[] hashes = _hashes;
        int mask = hashes.Length - 1;
        for (int at = (int)hash & mask; ; at = (at + 1) & mask)
        {
            if (hashes[at] == hash || hashes[at] == 0)
            {
                return at;
            }
        }
    }
}
