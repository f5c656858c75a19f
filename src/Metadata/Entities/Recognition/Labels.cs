namespace Pipeline.Metadata.Entities.Recognition;

/// <summary>The labels of a token: outside a name, at its beginning or inside it, for four kinds of name.</summary>
/// <remarks>
/// The fourth kind, “other” (nationalities, events, works), is learnt so that it is not taken for the three that are reported.
/// </remarks>
internal static class Labels
{
    /// <summary>Outside any name.</summary>
    public const int Outside = 0;

    /// <summary>How many there are: outside, and begin and inside for each kind.</summary>
    public const int Count = 1 + (2 * Kinds);

    /// <summary>The kinds of name: person, organisation, place (as in <see cref="EntityType"/>), other.</summary>
    public const int Kinds = 4;

    /// <summary>The kind of name that is not reported.</summary>
    public const int Other = 3;

    /// <summary>The label of the first token of a name.</summary>
    /// <param name="kind">The kind of name.</param>
    public static int Begin(int kind) => 1 + (2 * kind);

    /// <summary>The label of a further token of a name.</summary>
    /// <param name="kind">The kind of name.</param>
    public static int Inside(int kind) => 2 + (2 * kind);

    /// <summary>The kind of name a label belongs to; −1 for <see cref="Outside"/>.</summary>
    /// <param name="label">The label.</param>
    public static int KindOf(int label) => label == Outside ? -1 : (label - 1) / 2;

    /// <summary>Whether the label begins a name.</summary>
    /// <param name="label">The label.</param>
    public static bool IsBegin(int label) => label % 2 == 1;

    /// <summary>Whether one label can follow another: inside only after begin or inside of its kind.</summary>
    /// <param name="previous">The label before; <see cref="Outside"/> at the start of a stretch.</param>
    /// <param name="label">The label.</param>
    public static bool CanFollow(int previous, int label) =>
        label == Outside || IsBegin(label) || (previous != Outside && KindOf(previous) == KindOf(label));
}
