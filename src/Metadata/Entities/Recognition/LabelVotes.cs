using System.Runtime.InteropServices;

namespace Pipeline.Metadata.Entities.Recognition;

/// <summary>What the words of an article were recognised as, so that one occurrence can learn from the others.</summary>
internal sealed class LabelVotes
{
    private readonly ArticleFacts _article;
    private readonly byte[] _labels;
    private readonly Dictionary<ulong, Tally> _tallies = [];

    /// <summary>Counts the labels of a first reading.</summary>
    /// <param name="article">The facts.</param>
    /// <param name="labels">The label of each token.</param>
    public LabelVotes(ArticleFacts article, byte[] labels)
    {
        _article = article;
        _labels = labels;
        for (int i = 0; i < labels.Length; i++)
        {
            if (article.Tokens[i].Capital)
            {
                ref Tally tally = ref CollectionsMarshal.GetValueRefOrAddDefault(_tallies, article.Tokens[i].Word, out _);
                tally.Add(ClassOf(i), 1);
            }
        }
    }

    /// <summary>
    /// The verdict of the other occurrences of the token's word: class in the low byte, agreement and number above; 0 when there are none.
    /// </summary>
    /// <param name="i">The token.</param>
    public uint Of(int i)
    {
        if (!_article.Tokens[i].Capital)
        {
            return 0;
        }

        Tally tally = _tallies[_article.Tokens[i].Word];
        tally.Add(ClassOf(i), -1);
        return tally.Verdict;
    }

    // Outside; or the kind, and whether the name goes on before or after.
    private int ClassOf(int i)
    {
        int kind = Labels.KindOf(_labels[i]);
        if (kind < 0)
        {
            return 0;
        }

        bool goesOn = i + 1 < _labels.Length && _labels[i + 1] == Labels.Inside(kind);
        return 1 + (kind * 4) + (Labels.IsBegin(_labels[i]) ? 0 : 2) + (goesOn ? 1 : 0);
    }

    private struct Tally
    {
        private const int Classes = 1 + (4 * Labels.Kinds);

        private Counts _counts;
        private int _total;

        public readonly uint Verdict
        {
            get
            {
                if (_total == 0)
                {
                    return 0;
                }

                // First the kind most occurrences agree on, then the place in the name most of those have.
                int bestKind = -1,
                    bestCount = _counts[0],
                    all = _total;
                for (int kind = 0; kind < Labels.Kinds; kind++)
                {
                    int count = _counts[1 + (kind * 4)] + _counts[2 + (kind * 4)] + _counts[3 + (kind * 4)] + _counts[4 + (kind * 4)];
                    if (count > bestCount)
                    {
                        bestCount = count;
                        bestKind = kind;
                    }
                }

                int part = 0;
                for (int p = 1; bestKind >= 0 && p < 4; p++)
                {
                    part = _counts[1 + (bestKind * 4) + p] > _counts[1 + (bestKind * 4) + part] ? p : part;
                }

                int share =
                    bestCount == all ? 2
                    : bestCount * 3 > all * 2 ? 1
                    : 0;
                int number =
                    all >= 3 ? 2
                    : all == 2 ? 1
                    : 0;
                return (uint)(1 + (bestKind < 0 ? 0 : 1 + (bestKind * 4) + part)) | (uint)(share << 8) | (uint)(number << 12);
            }
        }

        public void Add(int label, int by)
        {
            _counts[label] += by;
            _total += by;
        }

        [System.Runtime.CompilerServices.InlineArray(Classes)]
        private struct Counts
        {
            private int _first;
        }
    }
}
