using AngleSharp.Html.Dom;
using Pipeline.Articles.Drafts;
using Pipeline.Articles.Structure;

namespace Pipeline.Articles.Html;

/// <summary>
/// Reads markup that is a story and nothing around it: the body of a feed's item, of a JSON document, of rendered Markdown.
/// </summary>
internal static class HtmlFragment
{
    /// <summary>Adds the fragment's blocks to a draft. Captions go where captions go; hidden parts and prompts are left out.</summary>
    /// <param name="html">The markup.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="limits">How deep it may nest.</param>
    /// <exception cref="TooDeepException">It nests deeper, or asks for too much work.</exception>
    public static void Read(string html, ArticleDraft draft, ArticleLimits limits)
    {
        using IHtmlDocument document = PageParser.Parse(html, limits);
        if (document.Body is null)
        {
            return;
        }

        var page = PageTree.Read(document.Body);
        var main = MainText.OfFragment(page);
        var kept = new List<PageLine>();
        var posts = SocialPosts.Find(page);
        for (int i = 0; i < page.Lines.Count; i++)
        {
            PageLine line = posts.At(i) ?? page.Lines[i];
            if (posts.Covers(i))
            {
                if (posts.At(i) is not null)
                {
                    kept.Add(line);
                }

                continue;
            }

            Scope scope = main.ScopeOf(line);
            bool isCredit = CreditReader.ReadWhole(line.Text, 0) is not null;
            if ((scope & Scope.Hidden) != 0 || (Boilerplate.IsBoilerplate(line) && !isCredit))
            {
                continue;
            }

            if (line.Kind == BlockKind.Caption || (scope & Scope.Caption) != 0)
            {
                draft.Captions.Add(line.Text);
            }
            else
            {
                kept.Add(line);
            }
        }

        draft.Blocks.AddRange(TableRows.Join(page, kept));
    }
}
