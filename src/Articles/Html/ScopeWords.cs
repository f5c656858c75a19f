using System.Collections.Frozen;

namespace Pipeline.Articles.Html;

/// <summary>
/// The words of class names and ids that tell what a part of a page is for. General English and common frameworks; no site has a rule of
/// its own.
/// </summary>
internal static class ScopeWords
{
    private const int LongestWord = 32;

    private static readonly FrozenDictionary<string, Scope> Words = Build(
        (
            Scope.Navigation,
            "nav navbar navigation menu breadcrumb breadcrumbs masthead footer pagination pager topbar subnav megamenu sitemap skip kicker eyebrow"
        ),
        (
            Scope.Related,
            "related relateds recommended recommendation recommendations recommends recirc recirculation trending mostread mostpopular popular readmore alsoread readnext upnext teaser teasers "
                + "carousel outbrain taboola zergnet sidebar rail latest headlines promo promos crosspromo onward moreon morefrom seealso explore headlinelist linklist storylist relatedlinks newsfeed river keepreading"
        ),
        (Scope.Comments, "comment comments disqus livefyre coral discussion respond commentlist usercomments viafoura hyvor"),
        (
            Scope.Promotion,
            "ad ads advert adverts advertisement advertising advertorial adslot adunit adbox adwrapper adsbygoogle dfp gpt leaderboard mpu sponsor sponsored sponsorship newsletter newsletters subscribe subscription "
                + "subscriptions signup signin login regwall onetrust ccpa privacy cookie cookies consent gdpr donate donation donations membership marketing promotion promotional popup modal overlay banner affiliate "
                + "deal deals shop shopping coupon commercial campaign cta"
        ),
        (
            Scope.Tools,
            "share shares sharing sharebar sharebox sharetools addthis addtoany sharethis social socials follow followus tags taglist keywords topics toolbar tools print printer bookmark save feedback rating "
                + "ratings vote poll quiz survey listen audio tts speech whatsapp reactions reaction likes tooltip buttons button btn copyright disclaimer corrections utility utilities actions"
        ),
        (Scope.Hidden, "visuallyhidden sronly offscreen noprint"),
        (
            Scope.Media,
            "gallery slideshow lightbox video videos player jwplayer brightcove podcast photo photos image images picture infographic figure media"
        ),
        (Scope.Caption, "caption captions figcaption credit credits imagecredit photocredit copyright attribution cutline"),
        (Scope.Byline, "byline bylines author authors authorname contributor contributors writer reporter"),
        (Scope.Date, "date dateline datetime published publish pubdate timestamp time posted updated dates dateblock"),
        (Scope.Biography, "bio bios biography authorbox authorbio authorinfo aboutauthor profile"),
        (
            Scope.Standfirst,
            "standfirst dek deck subtitle subhead subheadline subheading subhed hed2 sapo lede lead leadin intro excerpt summary strapline abstract tagline blurb subline"
        ),
        (Scope.Body, "articlebody storybody postcontent entrycontent articlecontent storycontent bodytext articletext"),
        (Scope.Embed, "tweet twitter instagram facebook tiktok reddit bluesky bsky mastodon embed oembed"),
        (Scope.Promotion, "paywallteaser paywallteasers paywalloffer paywallbox"),
        (Scope.Headline, "headline"),
        (Scope.Aside, "factbox infobox sidebox pullquote pullquotes")
    );

    private static readonly FrozenDictionary<string, Scope> Pairs = Build(
        (
            Scope.Related,
            "read-more also-read more-stories more-story more-from more-on most-read most-popular most-viewed up-next read-next next-article next-story next-up see-also see-more you-may you-might dont-miss editors-picks "
                + "editor-picks top-stories top-news in-brief further-reading story-list article-list post-list link-list inline-link inline-links story-link story-links what-next keep-reading card-list news-list other-stories other-news"
        ),
        (
            Scope.Promotion,
            "sign-up sign-in log-in support-us call-to email-capture email-signup subscriber-only native-ad ad-container ad-wrapper ad-slot"
        ),
        (
            Scope.Tools,
            "follow-us tag-list article-tags post-tags tags-list article-tools article-actions google-news add-to text-size font-size post-meta entry-meta article-meta story-meta reading-time read-time"
        ),
        (
            Scope.Hidden,
            "sr-only visually-hidden screen-reader screenreader-only a11y-hidden u-hidden is-hidden print-only assistive-text hidden-text"
        ),
        (
            Scope.Biography,
            "author-bio author-box author-info author-card about-author author-profile author-details contributor-bio writer-bio author-description author-block"
        ),
        (
            Scope.Body,
            "article-body story-body post-content entry-content article-content story-content body-text article-text post-body article-copy body-copy page-content content-body main-content article__body story__body"
        ),
        (
            Scope.Standfirst,
            "sub-title sub-heading sub-headline sub-head article-summary article-description story-summary article-intro post-excerpt"
        ),
        (Scope.Aside, "pull-quote fact-box info-box side-box")
    );

    // Names that tell what a post is about or what state it is in, not what a part of the page is for.
    private static readonly string[] Labels =
    [
        "category-",
        "tag-",
        "status-",
        "has-",
        "is-",
        "no-",
        "not-",
        "with-",
        "without-",
        "format-",
        "type-",
        "section-",
        "topic-",
        "wp-container-",
        "js-",
    ];

    /// <summary>What the names in a class or id attribute say.</summary>
    /// <param name="names">The attribute's value.</param>
    public static Scope Read(ReadOnlySpan<char> names)
    {
        Scope scope = Scope.None;
        foreach (Range range in names.Split(' '))
        {
            ReadOnlySpan<char> name = names[range];
            if (!name.IsEmpty && !IsLabel(name))
            {
                scope |= ReadName(name);
            }
        }

        return scope;
    }

    private static bool IsLabel(ReadOnlySpan<char> name)
    {
        foreach (string label in Labels)
        {
            if (name.StartsWith(label, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        // post-1234, as blogs number them.
        return name.StartsWith("post-", StringComparison.OrdinalIgnoreCase) && name.Length > 5 && char.IsAsciiDigit(name[5]);
    }

    private static Scope ReadName(ReadOnlySpan<char> names)
    {
        FrozenDictionary<string, Scope>.AlternateLookup<ReadOnlySpan<char>> words = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        FrozenDictionary<string, Scope>.AlternateLookup<ReadOnlySpan<char>> pairs = Pairs.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> buffer = stackalloc char[(2 * LongestWord) + 1];
        int previous = 0;
        Scope scope = Scope.None;
        for (int i = 0; i < names.Length; )
        {
            if (!char.IsAsciiLetterOrDigit(names[i]))
            {
                i++;
                continue;
            }

            int start = i++;
            while (
                i < names.Length
                && char.IsAsciiLetterOrDigit(names[i])
                && !(char.IsAsciiLetterUpper(names[i]) && char.IsAsciiLetterLower(names[i - 1]))
            )
            {
                i++;
            }

            ReadOnlySpan<char> word = names[start..i];
            if (word.Length > LongestWord)
            {
                previous = 0;
                continue;
            }

            // Keep “previous-word” in the buffer, so that a pair is one look-up.
            int at = previous > 0 ? previous + 1 : 0;
            if (at > 0)
            {
                buffer[previous] = '-';
            }

            word.ToLowerInvariant(buffer[at..]);
            ReadOnlySpan<char> lower = buffer.Slice(at, word.Length);
            if (words.TryGetValue(lower, out Scope ofWord))
            {
                scope |= ofWord;
            }

            if (at > 0 && pairs.TryGetValue(buffer[..(at + word.Length)], out Scope ofPair))
            {
                scope |= ofPair;
            }

            lower.CopyTo(buffer);
            previous = word.Length;
        }

        return scope;
    }

    private static FrozenDictionary<string, Scope> Build(params ReadOnlySpan<(Scope Scope, string Words)> groups)
    {
        var scopes = new Dictionary<string, Scope>(StringComparer.Ordinal);
        foreach ((Scope scope, string words) in groups)
        {
            foreach (string word in words.Split(' '))
            {
                scopes[word] = scopes.GetValueOrDefault(word) | scope;
            }
        }

        return scopes.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
