using AngleSharp.Dom;
using Pipeline.Articles.Drafts;

namespace Pipeline.Articles.Html;

/// <summary>Reads the addresses, the outlet and the description a page states for machines.</summary>
internal static class PageMetadata
{
    /// <summary>Fills what the draft does not have yet.</summary>
    /// <param name="document">The page.</param>
    /// <param name="meta">Its meta elements.</param>
    /// <param name="draft">The draft.</param>
    public static void Read(IDocument document, MetaTags meta, ArticleDraft draft)
    {
        draft.Standfirst ??= meta.First("og:description", "description", "twitter:description");
        draft.Outlet ??= meta.First("og:site_name", "application-name", "publisher", "dc.publisher", "article:publisher");
        if (draft.Outlet?.Contains("://", StringComparison.Ordinal) == true)
        {
            draft.Outlet = null;
        }

        draft.CanonicalUrl = Canonical(document) ?? draft.CanonicalUrl;
        draft.Url ??= meta.First("og:url") ?? draft.CanonicalUrl;
        draft.DeclaredLanguage =
            document.DocumentElement?.GetAttribute("lang")
            ?? meta.First("og:locale", "content-language", "dc.language")
            ?? draft.DeclaredLanguage;
    }

    private static string? Canonical(IDocument document)
    {
        foreach (IElement link in document.GetElementsByTagName("link"))
        {
            if (
                link.GetAttribute("rel") is string relation
                && relation.Equals("canonical", StringComparison.OrdinalIgnoreCase)
                && link.GetAttribute("href") is { Length: > 0 } address
            )
            {
                return address;
            }
        }

        return null;
    }
}
