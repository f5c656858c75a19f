namespace Pipeline.Metadata.Quotations.Speakers;

/// <summary>One place where a member of the cast is named.</summary>
/// <param name="FirstToken">Its first token.</param>
/// <param name="EndToken">The token after its last.</param>
/// <param name="Member">The index in <see cref="SpeakerCandidates.Members"/>.</param>
internal readonly record struct CandidateMention(int FirstToken, int EndToken, int Member);
