namespace Pipeline.Articles.Drafts;

/// <summary>One block of a draft, its white space as the file has it.</summary>
/// <param name="Kind">What the layout or markup says it is.</param>
/// <param name="Raw">The words.</param>
/// <param name="Poster">Who wrote it, of a post.</param>
/// <param name="Time">When an entry of a live blog that it opens was written, ISO 8601.</param>
internal readonly record struct DraftBlock(BlockKind Kind, string Raw, Poster? Poster = null, string? Time = null);
