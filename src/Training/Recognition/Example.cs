using Pipeline.Training.Corpora;

namespace Pipeline.Training.Recognition;

/// <summary>A document made ready for training.</summary>
/// <param name="Document">The document.</param>
/// <param name="Stretches">The stretches of tokens that can be names.</param>
internal sealed record Example(TrainingDocument Document, List<(int First, int End)> Stretches)
{
    /// <summary>The features of each token of a stretch, by token; null for others.</summary>
    public required int[]?[] Features { get; init; }

    /// <summary>The features of each token that say what the word was recognised as elsewhere; null before they are known.</summary>
    public int[]?[]? Votes { get; set; }
}
