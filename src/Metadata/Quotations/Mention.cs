namespace Pipeline.Metadata.Quotations;

/// <summary>One place where a member of the cast is named.</summary>
/// <param name="FirstToken">Its first token.</param>
/// <param name="EndToken">The token after its last.</param>
/// <param name="Member">The index in <see cref="Cast.Members"/>.</param>
internal readonly record struct Mention(int FirstToken, int EndToken, int Member);
