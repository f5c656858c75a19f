namespace Pipeline.Metadata.Quotations.Dialogue;

/// <summary>
/// One paragraph of what somebody says without quotation marks: in an interview printed as dialogue (“RAMOS: We will see.”), or in an
/// embedded post.
/// </summary>
/// <param name="First">The first token of what is said.</param>
/// <param name="End">The token after its last.</param>
/// <param name="Block">The index of its block.</param>
/// <param name="LabelFirst">The first token of the label that names the speaker; for a further paragraph, that of its turn.</param>
/// <param name="LabelEnd">The token after the label's last; not above <paramref name="LabelFirst"/> where no words of the text name the
/// speaker.</param>
/// <param name="Speaker">The speaker's name.</param>
/// <param name="Entity">The index of the speaker in the article's entities; null when the label alone names them.</param>
internal readonly record struct Turn(int First, int End, int Block, int LabelFirst, int LabelEnd, string Speaker, int? Entity);
