using Pipeline.Metadata;

namespace Pipeline.Catalog.Index;

/// <summary>The outlet an article comes from, and the media it cites.</summary>
internal static class SourceNames
{
    /// <summary>The kind of a <see cref="Articles.Credit"/> that names who made the text.</summary>
    private const string TextCredit = "text";

    /// <summary>
    /// The outlet that published it, else the agency of the dateline, else who the text is credited to; null when the article does not say.
    /// </summary>
    /// <param name="metadata">The document.</param>
    public static string? Outlet(ArticleMetadata metadata) =>
        metadata.Outlet ?? metadata.Dateline?.Agency ?? metadata.Credits.FirstOrDefault(static credit => credit.Kind == TextCredit)?.Text;

    /// <summary>All of them. May repeat names.</summary>
    /// <param name="metadata">The document.</param>
    public static IEnumerable<string> Of(ArticleMetadata metadata)
    {
        if (metadata.Outlet is not null)
        {
            yield return metadata.Outlet;
        }

        if (metadata.Dateline?.Agency is { } agency)
        {
            yield return agency;
        }

        foreach (Articles.Credit credit in metadata.Credits)
        {
            if (credit.Kind == TextCredit)
            {
                yield return credit.Text;
            }
        }

        foreach (CitedMedium medium in metadata.CitedMedia)
        {
            yield return medium.Name;
        }

        foreach (string medium in metadata.Quotations.SelectMany(Of))
        {
            yield return medium;
        }
    }

    /// <summary>The medium a quotation was said in, and the one the article knows it from.</summary>
    /// <param name="quotation">The quotation.</param>
    public static IEnumerable<string> Of(Quotation quotation)
    {
        if (quotation.Medium is not null)
        {
            yield return quotation.Medium;
        }

        if (quotation.Via is not null)
        {
            yield return quotation.Via;
        }
    }
}
