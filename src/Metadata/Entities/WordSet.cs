using System.Collections.Frozen;
using Pipeline.Metadata.Gazetteers;

namespace Pipeline.Metadata.Entities;

/// <summary>A set of words asked for by hash, so that no word has to be put into small letters first.</summary>
/// <param name="words">The words, separated by white space.</param>
internal sealed class WordSet(string words)
{
    private readonly FrozenSet<ulong> _hashes = words
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(word => NameHash.OfWord(word))
        .ToFrozenSet();

    /// <summary>Whether the word is in the set.</summary>
    /// <param name="hash">Its hash: see <see cref="NameHash.OfWord"/>.</param>
    public bool Contains(ulong hash) => _hashes.Contains(hash);
}
