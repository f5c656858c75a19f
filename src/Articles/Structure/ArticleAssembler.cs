using System.Text;
using Pipeline.Articles.Drafts;
using Pipeline.Articles.Languages;
using Pipeline.Articles.Unicode;

namespace Pipeline.Articles.Structure;

/// <summary>Turns a draft of any format into the article: cleans the blocks, lays them out in one text and describes what lies where.</summary>
internal static class ArticleAssembler
{
    private const int FewestBodyLetters = 200;
    private const string BlockBreak = "\n\n";
    private const int LongestCaption = 600;

    // A standfirst and an editor's note may stand before the paragraph with the dateline.
    private const int DatelineParagraphs = 4;

    /// <summary>Builds the article.</summary>
    /// <param name="draft">What the format's reader found.</param>
    /// <param name="id">The article's id.</param>
    /// <param name="source">The file.</param>
    public static Article Assemble(ArticleDraft draft, string id, ArticleSource source)
    {
        string? headline = NullIfEmpty(draft.Headline);
        var text = new StringBuilder();
        var blocks = new List<Block>(draft.Blocks.Count + 1);
        var credits = new List<Credit>();
        Dateline? dateline = null;
        int paragraphs = 0;

        if (headline is not null)
            Append(text, blocks, BlockKind.Heading, headline);

        foreach (DraftBlock drafted in draft.Blocks)
        {
            string clean = CleanText.Line(drafted.Raw);
            if (clean.Length == 0 || (blocks.Count == 1 && clean == headline))
                continue;

            int start = text.Length + (text.Length > 0 ? BlockBreak.Length : 0);
            BlockKind kind = drafted.Kind;
            if (kind is not BlockKind.Heading && CreditReader.ReadWhole(clean, start) is Credit whole)
            {
                kind = BlockKind.Credit;
                credits.Add(whole);
            }
            else if (kind is BlockKind.Paragraph or BlockKind.Caption && clean.Length <= LongestCaption && CreditReader.ReadEnd(clean, start) is Credit end)
            {
                kind = BlockKind.Caption;
                credits.Add(end);
            }

            if (kind is BlockKind.Paragraph && paragraphs++ < DatelineParagraphs)
                dateline ??= DatelineReader.Read(clean, start);

            Append(text, blocks, kind, clean);
        }

        string laidOut = text.ToString();
        LanguageGuess language = Language(laidOut, headline, draft.DeclaredLanguage);
        return new Article
        {
            Id = id,
            Source = source,
            Headline = headline,
            DatePublished = draft.Published?.Day,
            Byline = draft.Byline,
            Dateline = dateline,
            Language = language.Code,
            LanguageScore = language.Score,
            Credits = credits,
            Text = laidOut,
            Blocks = blocks,
        };
    }

    // The story's own letters first, without its headline; what the file declares where they are too few to tell.
    private static LanguageGuess Language(string text, string? headline, string? declared)
    {
        ReadOnlySpan<char> body = headline is not null && text.Length > headline.Length + FewestBodyLetters ? text.AsSpan(headline.Length) : text;
        LanguageGuess guess = LanguageIdentifier.Identify(body);
        ReadOnlySpan<char> tag = declared.AsSpan().Trim();
        bool usable = guess == LanguageGuess.Undetermined && tag.Length >= 2 && char.IsAsciiLetter(tag[0]) && char.IsAsciiLetter(tag[1]) && (tag.Length == 2 || tag[2] is '-' or '_');
        return usable ? new LanguageGuess(tag[..2].ToString().ToLowerInvariant(), 0) : guess;
    }

    private static void Append(StringBuilder text, List<Block> blocks, BlockKind kind, string clean)
    {
        if (text.Length > 0)
            text.Append(BlockBreak);

        blocks.Add(new Block(kind, text.Length, clean.Length));
        text.Append(clean);
    }

    private static string? NullIfEmpty(string? raw)
    {
        string clean = CleanText.Line(raw);
        return clean.Length == 0 ? null : clean;
    }
}
