using System.Runtime.Intrinsics;
using Pipeline.Metadata.Entities.Recognition;

namespace Pipeline.Training.Recognition;

/// <summary>Trains a linear-chain conditional random field by AdaGrad, one stretch of tokens at a time.</summary>
/// <remarks>
/// The likelihood is that of all labellings the annotation allows, so that corpora which leave names of the fourth kind unmarked can take
/// part.
/// </remarks>
internal sealed class CrfTrainer
{
    private const int Width = Labels.Count - 1;
    private const int All = (1 << Labels.Count) - 1;

    private readonly float[] _weights;
    private readonly float[] _squares;
    private readonly float[] _transitions = new float[Labels.Count * Labels.Count];
    private readonly float[] _transitionSquares = new float[Labels.Count * Labels.Count];
    private readonly float[] _emissions = new float[Decoder.LongestStretch * Width];
    private readonly float[] _gradients = new float[Decoder.LongestStretch * Width];
    private readonly float[] _forward = new float[Decoder.LongestStretch * Labels.Count];
    private readonly float[] _backward = new float[Decoder.LongestStretch * Labels.Count];
    private readonly float[] _scales = new float[Decoder.LongestStretch];
    private readonly float _rate;
    private readonly float _decay;

    /// <summary>Starts with weights of zero.</summary>
    /// <param name="groups">The group of each feature.</param>
    /// <param name="options">The options.</param>
    public CrfTrainer(byte[] groups, TrainingOptions options)
    {
        _groups = groups;
        _groupDropout = options.GroupDropout;
        _weights = new float[groups.Length * Width];
        _squares = new float[groups.Length * Width];
        Array.Fill(_squares, 1e-1f);
        Array.Fill(_transitionSquares, 1f);
        _rate = options.Rate;
        _decay = options.Decay;
    }

    /// <summary>The weights, <see cref="Labels.Count"/> − 1 a feature.</summary>
    public ReadOnlySpan<float> Weights => _weights;

    /// <summary>The score of each label (column) after each label (row).</summary>
    public ReadOnlySpan<float> Transitions => _transitions;

    /// <summary>Goes over the examples once, in an order that depends on the seed.</summary>
    /// <param name="examples">The examples.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="dropout">The share of features left out at random, so that no single one is relied on.</param>
    /// <returns>The mean loss per stretch.</returns>
    public double Epoch(IReadOnlyList<Example> examples, int seed, double dropout)
    {
        var random = new Random(seed);
        int[] order = [.. Enumerable.Range(0, examples.Count)];
        random.Shuffle(order);
        double loss = 0;
        long stretches = 0;
        foreach (int e in order)
        {
            Example example = examples[e];
            bool withVotes = example.Votes is not null && random.NextDouble() < 0.67;
            foreach ((int first, int end) in example.Stretches)
            {
                loss += Learn(example, first, end, withVotes, random, dropout);
                stretches++;
            }
        }

        return loss / stretches;
    }

    /// <summary>Labels an example with the weights as they are.</summary>
    /// <param name="example">The example.</param>
    /// <param name="withVotes">Whether to use what was recognised elsewhere.</param>
    public byte[] Label(Example example, bool withVotes)
    {
        byte[] labels = new byte[example.Document.Gold.Length];
        foreach ((int first, int end) in example.Stretches)
        {
            for (int i = first; i < end; i++)
            {
                Emit(example, i, i - first, withVotes, null, 0);
            }

            Decoder.Decode(_emissions.AsSpan(0, (end - first) * Width), _transitions, labels.AsSpan(first, end - first));
        }

        return labels;
    }

    private double Learn(Example example, int first, int end, bool withVotes, Random random, double dropout)
    {
        int length = end - first;
        for (int i = first; i < end; i++)
        {
            Emit(example, i, i - first, withVotes, random, dropout);
        }

        Span<int> allowed = stackalloc int[length];
        for (int i = 0; i < length; i++)
        {
            allowed[i] = example.Document.Allowed(first + i);
        }

        Span<float> transitions = stackalloc float[Labels.Count * Labels.Count];
        transitions.Clear();
        Array.Clear(_gradients, 0, length * Width);
        double gold = ForwardBackward(allowed, length, 1, transitions);
        allowed.Fill(All);
        double free = ForwardBackward(allowed, length, -1, transitions);
        for (int i = first; i < end; i++)
        {
            var gradient = Vector256.Create<float>(_gradients.AsSpan((i - first) * Width, Width));
            Update(example.Features[i]!, gradient, i - first);
            if (withVotes)
            {
                Update(example.Votes![i]!, gradient, i - first);
            }
        }

        for (int t = 0; t < transitions.Length; t++)
        {
            _transitionSquares[t] += transitions[t] * transitions[t];
            _transitions[t] += _rate * transitions[t] / MathF.Sqrt(_transitionSquares[t]);
        }

        return free - gold;
    }

    private readonly byte[] _groups;
    private readonly double _groupDropout;
    private int _droppedGroups;
    private ulong _dropSeed;

    // Whether a feature is dropped depends on the stretch's seed and its number alone, so that scoring and updating agree.
    private bool Dropped(int feature, int row) =>
        _dropBelow != 0
        && (
            (_droppedGroups >> _groups[feature] & 1) != 0
            || (uint)(((ulong)(uint)feature + _dropSeed + ((ulong)row << 33)) * 0x9E3779B97F4A7C15 >> 32) < _dropBelow
        );

    private uint _dropBelow;

    private void Emit(Example example, int token, int row, bool withVotes, Random? random, double dropout)
    {
        if (row == 0)
        {
            _dropBelow = (uint)(dropout * uint.MaxValue);
            _dropSeed = random is null ? 0 : (ulong)random.NextInt64();
            _droppedGroups = 0;
            for (int group = 1; group < FeatureGroups.Count && random is not null; group++)
            {
                _droppedGroups |= random.NextDouble() < _groupDropout ? 1 << group : 0;
            }
        }

        Vector256<float> sum = Sum(example.Features[token]!, row);
        if (withVotes)
        {
            sum += Sum(example.Votes![token]!, row);
        }

        sum.CopyTo(_emissions.AsSpan(row * Width, Width));
    }

    private Vector256<float> Sum(int[] features, int row)
    {
        Vector256<float> sum = Vector256<float>.Zero;
        foreach (int feature in features)
        {
            if (!Dropped(feature, row))
            {
                sum += Vector256.Create<float>(_weights.AsSpan(feature * Width, Width));
            }
        }

        return sum;
    }

    private void Update(int[] features, Vector256<float> gradient, int row)
    {
        Vector256<float> rate = Vector256.Create(_rate),
            decay = Vector256.Create(_decay);
        foreach (int feature in features)
        {
            if (Dropped(feature, row))
            {
                continue;
            }

            Span<float> weights = _weights.AsSpan(feature * Width, Width),
                squares = _squares.AsSpan(feature * Width, Width);
            Vector256<float> weight = Vector256.Create<float>(weights),
                square = Vector256.Create<float>(squares);
            Vector256<float> slope = gradient - (decay * weight);
            square += slope * slope;
            weight += rate * slope / Vector256.Sqrt(square);
            weight.CopyTo(weights);
            square.CopyTo(squares);
        }
    }

    // Adds sign × the probability of each label and transition to the gradients; returns the logarithm of the sum over all labellings
    // allowed.
    private double ForwardBackward(ReadOnlySpan<int> allowed, int length, float sign, Span<float> transitionGradients)
    {
        const int N = Labels.Count;
        Span<float> e = stackalloc float[N];
        Span<float> t = stackalloc float[N * N];
        for (int a = 0; a < N; a++)
        {
            for (int b = 0; b < N; b++)
            {
                t[(a * N) + b] = Labels.CanFollow(a, b) ? MathF.Exp(_transitions[(a * N) + b]) : 0;
            }
        }

        double log = 0;
        for (int i = 0; i < length; i++)
        {
            log += Potentials(i, allowed[i], e);
            float total = 0;
            for (int b = 0; b < N; b++)
            {
                float sum = 0;
                if (i == 0)
                {
                    sum = t[(Labels.Outside * N) + b];
                }
                else
                {
                    for (int a = 0; a < N; a++)
                    {
                        sum += _forward[((i - 1) * N) + a] * t[(a * N) + b];
                    }
                }

                total += _forward[(i * N) + b] = sum * e[b];
            }

            _scales[i] = total;
            log += Math.Log(total);
            for (int b = 0; b < N; b++)
            {
                _forward[(i * N) + b] /= total;
            }
        }

        for (int a = 0; a < N; a++)
        {
            _backward[((length - 1) * N) + a] = 1;
        }

        for (int i = length - 1; i >= 0; i--)
        {
            for (int b = 1; b < N; b++)
            {
                _gradients[(i * Width) + b - 1] += sign * _forward[(i * N) + b] * _backward[(i * N) + b];
            }

            _ = Potentials(i, allowed[i], e);
            for (int a = 0; a < N; a++)
            {
                float before = i == 0 ? (a == Labels.Outside ? 1 : 0) : _forward[((i - 1) * N) + a];
                float sum = 0;
                for (int b = 0; b < N; b++)
                {
                    float step = t[(a * N) + b] * e[b] * _backward[(i * N) + b] / _scales[i];
                    sum += step;
                    transitionGradients[(a * N) + b] += sign * before * step;
                }

                if (i > 0)
                {
                    _backward[((i - 1) * N) + a] = sum;
                }
            }
        }

        return log;
    }

    private double Potentials(int row, int allowed, Span<float> e)
    {
        ReadOnlySpan<float> scores = _emissions.AsSpan(row * Width, Width);
        float top = 0;
        foreach (float score in scores)
        {
            top = MathF.Max(top, score);
        }

        e[0] = (allowed & 1) != 0 ? MathF.Exp(-top) : 0;
        for (int label = 1; label < Labels.Count; label++)
        {
            e[label] = (allowed & (1 << label)) != 0 ? MathF.Exp(MathF.Max(scores[label - 1] - top, -40)) : 0;
        }

        return top;
    }
}
