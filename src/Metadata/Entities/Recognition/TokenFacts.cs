using Pipeline.Metadata.Gazetteers;

namespace Pipeline.Metadata.Entities.Recognition;

/// <summary>What the features of a token are made from, worked out once per token.</summary>
internal struct TokenFacts
{
    /// <summary>The hash of the word, letter case aside.</summary>
    public ulong Word;

    /// <summary>The pattern of capitals, small letters, digits and marks.</summary>
    public uint Shape;

    /// <summary>What the gazetteer knows the word as.</summary>
    public NameTraits Traits;

    /// <summary>
    /// What the gazetteer knows the longest name of two words or more as that covers the word, and the word's place in it (1 first, 2
    /// inside, 3 last) in the top bits.
    /// </summary>
    public uint Phrase;

    /// <summary>The word's cluster among 512 and among 64, from the distribution of words in much text; 0 for an unknown word.</summary>
    public ushort FineCluster;

    /// <inheritdoc cref="FineCluster"/>
    public byte CoarseCluster;

    /// <summary>Bits: 1 noun of office, 2 honorific, 4 modifier of a role, 8 kind of organisation.</summary>
    public byte Role;

    /// <summary>
    /// Bits: 1 first word of its sentence, 2 in a heading, 4 in a sentence of capitals, 8 in a sentence whose words mostly have capitals.
    /// </summary>
    public byte Position;

    /// <summary>
    /// Bits: how the word occurs elsewhere in the article: 1 in small letters, 2 with a capital inside a sentence, 4 often.
    /// </summary>
    public byte Elsewhere;

    /// <summary>The first token of the stretch of capitalised words it is in, or its own index.</summary>
    public int RunFirst;

    /// <summary>The index after the last token of that stretch.</summary>
    public int RunEnd;

    /// <summary>
    /// The index after the stretch of capitalised words that small words such as “of” and “for” join to its own stretch from before; 0 for
    /// none.
    /// </summary>
    public int LinkedBefore;

    /// <summary>The first token of the stretch that such words join to its own from behind; 0 for none.</summary>
    public int LinkedAfter;

    /// <summary>The first token of the sentence.</summary>
    public int SentenceFirst;

    /// <summary>The index after the last token of the sentence.</summary>
    public int SentenceEnd;

    /// <summary>Whether the token can be part of a name at all.</summary>
    public bool Active;

    /// <summary>Whether the word starts with a capital or has one inside.</summary>
    public bool Capital;
}
