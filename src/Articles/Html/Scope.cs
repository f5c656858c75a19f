namespace Pipeline.Articles.Html;

/// <summary>What an element's tag, role, class and id say its content is for.</summary>
[Flags]
internal enum Scope
{
    /// <summary>Nothing is said.</summary>
    None = 0,

    /// <summary>Menus, breadcrumbs, page headers and footers.</summary>
    Navigation = 1,

    /// <summary>Other stories: related, recommended, most read.</summary>
    Related = 2,

    /// <summary>Readers' comments.</summary>
    Comments = 4,

    /// <summary>Advertising, promotion, newsletters, subscriptions, cookies.</summary>
    Promotion = 8,

    /// <summary>Share buttons, follow prompts, tags, print and save tools.</summary>
    Tools = 16,

    /// <summary>Not shown to a reader.</summary>
    Hidden = 32,

    /// <summary>Images, players, galleries and what is written under them.</summary>
    Media = 64,

    /// <summary>The words under an image.</summary>
    Caption = 128,

    /// <summary>Who wrote the article.</summary>
    Byline = 256,

    /// <summary>When it was published.</summary>
    Date = 512,

    /// <summary>About the author, at length.</summary>
    Biography = 1024,

    /// <summary>The standfirst.</summary>
    Standfirst = 2048,

    /// <summary>The body of the article, by name.</summary>
    Body = 4096,

    /// <summary>An embedded post of a social network.</summary>
    Embed = 8192,

    /// <summary>The article's headline.</summary>
    Headline = 16384,

    /// <summary>Beside the article.</summary>
    Aside = 32768,

    /// <summary>Everything that is never part of the story.</summary>
    Never = Navigation | Related | Comments | Promotion | Tools | Hidden | Media | Caption | Byline | Date | Biography | Embed | Aside,
}
