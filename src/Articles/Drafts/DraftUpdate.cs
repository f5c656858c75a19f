using Pipeline.Articles.Dates;

namespace Pipeline.Articles.Drafts;

/// <summary>One entry of a live blog.</summary>
/// <param name="Headline">Its heading, if any.</param>
/// <param name="Body">Its text, plain or markup; may be empty.</param>
/// <param name="Published">When it was written.</param>
internal readonly record struct DraftUpdate(string? Headline, string Body, PublicationDate? Published);
