using Pipeline.Metadata.Entities.Recognition;

namespace Pipeline.Training.Corpora;

/// <summary>An annotated article, in the product's own tokens.</summary>
/// <param name="Facts">The facts of its tokens.</param>
/// <param name="Gold">The label of each token as annotated.</param>
/// <param name="MarksOther">Whether the corpus marks names of the fourth kind; if not, a token outside any name may be one.</param>
internal sealed record TrainingDocument(ArticleFacts Facts, byte[] Gold, bool MarksOther)
{
    /// <summary>In <see cref="Gold"/>: nothing is known of the token.</summary>
    public const byte Unknown = 255;

    /// <summary>The labels the annotation allows for a token, one bit each.</summary>
    /// <param name="token">The token.</param>
    public int Allowed(int token)
    {
        int label = Gold[token];
        return label == Unknown ? (1 << Labels.Count) - 1
            : label == Labels.Outside && !MarksOther
                ? (1 << Labels.Outside) | (1 << Labels.Begin(Labels.Other)) | (1 << Labels.Inside(Labels.Other))
            : 1 << label;
    }
}
