namespace Pipeline.Metadata.Quotations.Speakers;

/// <summary>Who spoke last, as far as the text is read: “he” means a person even where an organisation has spoken since.</summary>
internal sealed class LastSpeakers
{
    /// <summary>The member that is or may be a person and the token where it spoke; −1 for nobody yet.</summary>
    public (int Member, int Token) Person { get; private set; } = (-1, 0);

    /// <summary>The member that is or may be an organisation and the token where it spoke; −1 for none yet.</summary>
    public (int Member, int Token) Group { get; private set; } = (-1, 0);

    /// <summary>Takes note of a speaker.</summary>
    /// <param name="member">Its index in the cast.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="token">The token where it spoke.</param>
    public void Take(int member, CandidateKind kind, int token)
    {
        Person = kind is CandidateKind.Person or CandidateKind.Unknown ? (member, token) : Person;
        Group = kind is CandidateKind.Person ? Group : (member, token);
    }
}
