using Pipeline.Metadata.Entities.Recognition;
using Pipeline.Training.Corpora;

namespace Pipeline.Training.Recognition;

/// <summary>Exact span and type scores over people, organisations and places.</summary>
internal sealed class SpanScore
{
    private readonly int[] _right = new int[3],
        _found = new int[3],
        _gold = new int[3];

    /// <summary>Precision, recall and their harmonic mean over all kinds, in per cent.</summary>
    public double F1 => F(_right.Sum(), _found.Sum(), _gold.Sum());

    /// <summary>Compares a document's labels.</summary>
    /// <param name="document">The document.</param>
    /// <param name="labels">The labels found.</param>
    public void Add(TrainingDocument document, byte[] labels)
    {
        HashSet<(int, int, int)> gold = [.. Spans(document.Gold)],
            found = [.. Spans(labels)];
        foreach ((int _, int _, int kind) in gold)
        {
            _gold[kind]++;
        }

        foreach ((int, int, int Kind) span in found)
        {
            _found[span.Kind]++;
            _right[span.Kind] += gold.Contains(span) ? 1 : 0;
        }
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"F1 {F1:0.0} (PER {F(_right[0], _found[0], _gold[0]):0.0} ORG {F(_right[1], _found[1], _gold[1]):0.0} "
        + $"LOC {F(_right[2], _found[2], _gold[2]):0.0}; P {100.0 * _right.Sum() / Math.Max(1, _found.Sum()):0.0} "
        + $"R {100.0 * _right.Sum() / Math.Max(1, _gold.Sum()):0.0})";

    private static double F(int right, int found, int gold) => found + gold == 0 ? 0 : 200.0 * right / (found + gold);

    private static IEnumerable<(int First, int End, int Kind)> Spans(byte[] labels)
    {
        for (int i = 0; i < labels.Length; i++)
        {
            int kind = labels[i] == TrainingDocument.Unknown ? -1 : Labels.KindOf(labels[i]);
            if (kind >= 0)
            {
                int first = i;
                while (i + 1 < labels.Length && labels[i + 1] == Labels.Inside(kind))
                {
                    i++;
                }

                if (kind != Labels.Other)
                {
                    yield return (first, i + 1, kind);
                }
            }
        }
    }
}
