using System.Runtime.Intrinsics;

namespace Pipeline.Metadata.Entities.Recognition;

/// <summary>Finds names with the trained model: a linear-chain conditional random field, read twice.</summary>
/// <remarks>
/// The second reading knows what each word was recognised as elsewhere in the article. Only stretches of words that can be names are
/// scored.
/// </remarks>
/// <param name="model">The model.</param>
internal sealed class Recogniser(RecogniserModel model)
{
    private const int Width = Labels.Count - 1;

    /// <summary>Finds the mentions of a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The mentions in order, without overlaps.</returns>
    public List<Mention> Find(NamedText text)
    {
        using var facts = new ArticleFacts(text, model.Clusters);
        byte[] labels = Label(facts);
        var mentions = new List<Mention>();
        for (int i = 0; i < labels.Length; i++)
        {
            int kind = Labels.KindOf(labels[i]);
            if (kind < 0)
            {
                continue;
            }

            int first = i;
            while (i + 1 < labels.Length && labels[i + 1] == Labels.Inside(kind))
            {
                i++;
            }

            if (kind != Labels.Other)
            {
                mentions.Add(new Mention(first, i + 1, (EntityType)kind));
            }
        }

        return mentions;
    }

    /// <summary>Labels the tokens of an article.</summary>
    /// <param name="article">The facts.</param>
    public byte[] Label(ArticleFacts article)
    {
        ReadOnlySpan<TokenFacts> tokens = article.Tokens;
        byte[] labels = new byte[tokens.Length];
        List<(int First, int End)> stretches = Stretches(tokens);
        int active = 0;
        foreach ((int first, int end) in stretches)
        {
            active += end - first;
        }

        float[] emissions = new float[active * Width];
        Span<ulong> buffer = stackalloc ulong[FeatureBuffer.Capacity];
        int row = 0;
        foreach ((int first, int end) in stretches)
        {
            int start = row;
            for (int i = first; i < end; i++, row++)
            {
                var features = new FeatureBuffer(buffer);
                FeatureExtractor.Add(article, i, ref features);
                AddTo(emissions.AsSpan(row * Width, Width), model.Sum(features.Features));
            }

            Decoder.Decode(emissions.AsSpan(start * Width, (row - start) * Width), model.Transitions, labels.AsSpan(first, end - first));
        }

        var votes = new LabelVotes(article, [.. labels]);
        row = 0;
        foreach ((int first, int end) in stretches)
        {
            int start = row;
            for (int i = first; i < end; i++, row++)
            {
                var features = new FeatureBuffer(buffer);
                FeatureExtractor.AddVotes(article, i, votes, ref features);
                AddTo(emissions.AsSpan(row * Width, Width), model.Sum(features.Features));
            }

            Decoder.Decode(emissions.AsSpan(start * Width, (row - start) * Width), model.Transitions, labels.AsSpan(first, end - first));
        }

        return labels;
    }

    /// <summary>The stretches of tokens that can be names, none longer than <see cref="Decoder.LongestStretch"/>.</summary>
    /// <param name="tokens">The facts.</param>
    public static List<(int First, int End)> Stretches(ReadOnlySpan<TokenFacts> tokens)
    {
        var stretches = new List<(int, int)>();
        for (int i = 0; i < tokens.Length; i++)
        {
            if (!tokens[i].Active)
            {
                continue;
            }

            int end = i + 1;
            while (end < tokens[i].SentenceEnd && tokens[end].Active && end - i < Decoder.LongestStretch)
            {
                end++;
            }

            stretches.Add((i, end));
            i = end - 1;
        }

        return stretches;
    }

    private void AddTo(Span<float> row, Vector128<short> sum)
    {
        for (int label = 0; label < Width; label++)
        {
            row[label] += sum[label] * model.Scale;
        }
    }
}
