namespace Pipeline.Articles.Drafts;

/// <summary>One block of a draft, its white space as the file has it.</summary>
/// <param name="Kind">What the layout or markup says it is.</param>
/// <param name="Raw">The words.</param>
internal readonly record struct DraftBlock(BlockKind Kind, string Raw);
