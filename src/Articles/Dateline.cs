namespace Pipeline.Articles;

/// <summary>The dateline that opens an agency report. It stays part of the text.</summary>
/// <param name="Place">The place, as written.</param>
/// <param name="Agency">The agency in parentheses, if any.</param>
/// <param name="Start">Where the dateline begins.</param>
/// <param name="Length">How long it is, the dash included.</param>
public sealed record Dateline(string? Place, string? Agency, int Start, int Length);
