namespace Pipeline.Metadata.Keywords;

/// <summary>What is counted of one word of the article.</summary>
internal sealed class TermStatistics
{
    // Most words occur once: what only the second occurrence needs is made then.
    private int _firstSentence;
    private List<int>? _sentences;
    private Neighbours _left;
    private Neighbours _right;

    /// <summary>How often the word occurs.</summary>
    public int Frequency { get; private set; }

    /// <summary>How often it occurs in capitals, not counting the first word of a sentence.</summary>
    public int Capitalised { get; private set; }

    /// <summary>The YAKE weight of the word: the smaller, the more it says.</summary>
    public double Weight { get; private set; }

    /// <summary>Counts one occurrence.</summary>
    /// <param name="sentence">The sentence it stands in.</param>
    /// <param name="capitalised">Whether it is capitalised inside a sentence.</param>
    public void Add(int sentence, bool capitalised)
    {
        Capitalised += capitalised ? 1 : 0;
        if (Frequency++ == 0)
        {
            _firstSentence = sentence;
        }
        else
        {
            (_sentences ??= [_firstSentence]).Add(sentence);
        }
    }

    /// <summary>Counts a neighbour to the left.</summary>
    /// <param name="word">Its hash.</param>
    public void AddLeft(ulong word) => _left.Add(word);

    /// <summary>Counts a neighbour to the right.</summary>
    /// <param name="word">Its hash.</param>
    public void AddRight(ulong word) => _right.Add(word);

    /// <summary>Computes the weight from the counts.</summary>
    /// <param name="norm">Mean plus standard deviation of the frequencies.</param>
    /// <param name="most">The highest frequency.</param>
    /// <param name="sentences">The number of sentences.</param>
    public void Weigh(double norm, int most, int sentences)
    {
        double casing = Frequency == 1 ? Capitalised : Capitalised / (1 + Math.Log(Frequency));
        double position = Math.Log(Math.Log(3 + (_sentences is null ? _firstSentence : _sentences[_sentences.Count / 2])));
        double spread = _left.Spread + _right.Spread;
        double related = 1 + (spread * Frequency / most);
        int distinct = 1;
        for (int i = 1; _sentences is not null && i < _sentences.Count; i++)
        {
            distinct += _sentences[i] != _sentences[i - 1] ? 1 : 0;
        }

        Weight = related * position / (casing + (Frequency / norm / related) + ((double)distinct / sentences / related));
    }

    private struct Neighbours
    {
        private ulong _first;
        private HashSet<ulong>? _all;
        private int _count;

        /// <summary>How many different neighbours there are for each one counted.</summary>
        public readonly double Spread => _count == 0 ? 0 : (double)(_all?.Count ?? 1) / _count;

        public void Add(ulong word)
        {
            if (_count++ == 0)
            {
                _first = word;
            }
            else if (_all is not null || word != _first)
            {
                (_all ??= [_first]).Add(word);
            }
        }
    }
}
