using System.Globalization;
using System.Text;
using Pipeline.Articles.Dates;
using Pipeline.Articles.Drafts;
using Pipeline.Articles.Languages;
using Pipeline.Articles.Unicode;

namespace Pipeline.Articles.Structure;

/// <summary>
/// Turns a draft of any format into the article: cleans the blocks, lays them out in one text and describes what lies where.
/// </summary>
/// <param name="limits">How long the text may get.</param>
/// <param name="clock">Tells which dates lie in the future.</param>
internal sealed class ArticleAssembler(ArticleLimits limits, TimeProvider clock)
{
    private const string BlockBreak = "\n\n";
    private const int FewestBodyLetters = 200;
    private const int LongestCaption = 600;
    private const int LongestField = 1000;

    // A standfirst and an editor's note may stand before the paragraph with the dateline.
    private const int DatelineParagraphs = 4;

    // Somewhere it is already tomorrow.
    private static readonly TimeSpan AheadOfUtc = TimeSpan.FromHours(14);

    private static readonly ArticleWarning DamagedText = new(
        "damaged-text",
        "Some bytes could not be decoded and stand in the text as U+FFFD. Upload the file in UTF-8."
    );

    private readonly StringBuilder _text = new();
    private readonly List<Block> _blocks = [];
    private readonly List<Credit> _credits = [];
    private readonly List<ArticleWarning> _warnings = [];

    /// <summary>Builds the article.</summary>
    /// <param name="draft">What the format's reader found.</param>
    /// <param name="id">The article's id.</param>
    /// <param name="source">The file.</param>
    public Article Assemble(ArticleDraft draft, string id, ArticleSource source)
    {
        _warnings.AddRange(draft.Warnings);
        string? headline = Field(draft.Headline);
        Dateline? dateline = LayOut(draft, headline);
        string text = _text.ToString();
        LanguageGuess language = Language(text, headline, draft.DeclaredLanguage);
        PublicationDate? published = Trusted(draft.Published, "publication");
        PublicationDate? modified = Trusted(draft.Modified, "modification");
        if (text.Contains('\uFFFD'))
        {
            _warnings.Add(DamagedText);
        }

        return new Article
        {
            Id = id,
            Source = source,
            Headline = headline,
            Standfirst = Field(draft.Standfirst),
            DatePublished = published?.Day,
            PublishedAt = published?.Instant,
            DateModified = modified?.Day,
            ModifiedAt = modified?.Instant,
            Outlet = Field(draft.Outlet),
            Url = Address(draft.Url),
            CanonicalUrl = Address(draft.CanonicalUrl),
            Byline =
            [
                .. draft.Byline.Select(Field).OfType<string>().Where(name => draft.IsBylineShown || !HouseName.Is(name, draft.Outlet)),
            ],
            Dateline = dateline,
            Language = language.Code,
            LanguageScore = Math.Round(language.Score, 3),
            Credits = _credits,
            Captions = [.. draft.Captions.Select(Caption).OfType<ImageCaption>()],
            Warnings = _warnings,
            Text = text,
            Blocks = _blocks,
        };
    }

    // Adds the headline and the blocks; their dateline, where one of the first paragraphs has one.
    private Dateline? LayOut(ArticleDraft draft, string? headline)
    {
        Dateline? dateline = null;
        int paragraphs = 0;
        if (headline is not null)
        {
            Append(BlockKind.Heading, headline, default);
        }

        foreach (DraftBlock drafted in draft.Blocks)
        {
            string clean = CleanText.Line(drafted.Raw);
            if (clean.Length == 0 || (_blocks.Count == 1 && clean == headline))
            {
                continue;
            }

            // The limit is checked by the caller; past it there is nothing more to learn.
            if (_text.Length > limits.MaxTextLength || _blocks.Count > limits.MaxBlocks)
            {
                break;
            }

            int start = _text.Length + (_text.Length > 0 ? BlockBreak.Length : 0);
            BlockKind kind = Describe(drafted.Kind, clean, start);
            if (kind is BlockKind.Paragraph && paragraphs++ < DatelineParagraphs)
            {
                dateline ??=
                    draft.StatedDateline is { } stated && stated.Block == drafted.Raw
                        ? new Dateline(Field(stated.Place), null, start, clean.Length)
                        : ReadDateline(clean, start, draft);
            }

            Append(kind, clean, drafted);
        }

        return dateline;
    }

    // A block that is a credit, or a paragraph that ends in an image's credit and so is its caption, is called so.
    private BlockKind Describe(BlockKind kind, string clean, int start)
    {
        if (kind is not (BlockKind.Heading or BlockKind.Post) && CreditReader.ReadWhole(clean, start) is Credit whole)
        {
            _credits.Add(whole);
            return BlockKind.Credit;
        }

        if (
            kind is BlockKind.Paragraph or BlockKind.Caption
            && clean.Length <= LongestCaption
            && CreditReader.ReadEnd(clean, start) is Credit end
        )
        {
            _credits.Add(end);
            return BlockKind.Caption;
        }

        return kind;
    }

    // “LONDON, March 21, 2018 —”: the day it was sent, where nothing states another.
    private static Dateline? ReadDateline(string clean, int start, ArticleDraft draft)
    {
        Dateline? dateline = DatelineReader.Read(clean, start, out PublicationDate? sent);
        draft.Published ??= sent;
        return dateline;
    }

    private void Append(BlockKind kind, string clean, DraftBlock drafted)
    {
        if (_text.Length > 0)
        {
            _text.Append(BlockBreak);
        }

        Poster? poster = drafted.Poster is null ? null : new Poster(Field(drafted.Poster.Name), Field(drafted.Poster.Handle));
        _blocks.Add(
            new Block(kind, _text.Length, clean.Length)
            {
                Poster = poster?.Name is null && poster?.Handle is null ? null : poster,
                Time = drafted.Time,
            }
        );
        _text.Append(clean);
    }

    private PublicationDate? Trusted(PublicationDate? stated, string what)
    {
        if (stated is not PublicationDate date || date.Day <= DateOnly.FromDateTime((clock.GetUtcNow() + AheadOfUtc).DateTime))
        {
            return stated;
        }

        _warnings.Add(
            new ArticleWarning(
                "future-date",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The file states {date.Day:O} as its {what} date, which lies in the future; it was not taken."
                )
            )
        );
        return null;
    }

    // The story's own letters first, without its headline; what the file declares where they are too few to tell.
    private static LanguageGuess Language(string text, string? headline, string? declared)
    {
        ReadOnlySpan<char> body =
            headline is not null && text.Length > headline.Length + FewestBodyLetters ? text.AsSpan(headline.Length) : text;
        LanguageGuess guess = LanguageIdentifier.Identify(body);
        ReadOnlySpan<char> tag = declared.AsSpan().Trim();
        bool usable =
            guess == LanguageGuess.Undetermined
            && tag.Length >= 2
            && char.IsAsciiLetter(tag[0])
            && char.IsAsciiLetter(tag[1])
            && (tag.Length == 2 || tag[2] is '-' or '_');
        return usable ? new LanguageGuess(tag[..2].ToString().ToLowerInvariant(), 0) : guess;
    }

    private static ImageCaption? Caption(string raw)
    {
        string clean = CleanText.Line(raw);
        string? credit =
            CreditReader.ReadWhole(clean, 0)?.Text ?? (clean.Length <= LongestCaption ? CreditReader.ReadEnd(clean, 0)?.Text : null);
        return clean.Length == 0 ? null : new ImageCaption(clean, credit);
    }

    private static string? Field(string? raw)
    {
        string clean = CleanText.Line(raw);
        return clean.Length switch
        {
            0 => null,
            <= LongestField => clean,
            _ => clean[..(char.IsHighSurrogate(clean[LongestField - 1]) ? LongestField - 1 : LongestField)].TrimEnd(),
        };
    }

    private static string? Address(string? raw) =>
        Field(raw) is string clean && Uri.TryCreate(clean, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"
            ? clean
            : null;
}
