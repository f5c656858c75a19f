using System.Text.Json.Serialization;
using Pipeline.Articles;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata;

/// <summary>
/// Everything known about one article: what its file said, and what was extracted from its text. The document the API returns.
/// </summary>
/// <remarks>
/// Every <c>Start</c> and <c>Length</c> counts UTF-16 units of <see cref="Text"/>, so that anything shown can be traced to its words.
/// </remarks>
public sealed record ArticleMetadata
{
    /// <inheritdoc cref="Article.Id"/>
    public required string Id { get; init; }

    /// <inheritdoc cref="Article.Source"/>
    public required ArticleSource Source { get; init; }

    /// <inheritdoc cref="Article.Headline"/>
    public string? Headline { get; init; }

    /// <inheritdoc cref="Article.Standfirst"/>
    public string? Standfirst { get; init; }

    /// <inheritdoc cref="Article.DatePublished"/>
    public DateOnly? DatePublished { get; init; }

    /// <inheritdoc cref="Article.PublishedAt"/>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <inheritdoc cref="Article.DateModified"/>
    public DateOnly? DateModified { get; init; }

    /// <inheritdoc cref="Article.ModifiedAt"/>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <inheritdoc cref="Article.Outlet"/>
    public string? Outlet { get; init; }

    /// <inheritdoc cref="Article.Url"/>
    public string? Url { get; init; }

    /// <inheritdoc cref="Article.CanonicalUrl"/>
    public string? CanonicalUrl { get; init; }

    /// <inheritdoc cref="Article.Byline"/>
    public IReadOnlyList<string> Byline { get; init; } = [];

    /// <inheritdoc cref="Article.Dateline"/>
    public Dateline? Dateline { get; init; }

    /// <inheritdoc cref="Article.Language"/>
    public string Language { get; init; } = "und";

    /// <inheritdoc cref="Article.Credits"/>
    public IReadOnlyList<Credit> Credits { get; init; } = [];

    /// <inheritdoc cref="Article.Captions"/>
    public IReadOnlyList<ImageCaption> Captions { get; init; } = [];

    /// <inheritdoc cref="Article.Warnings"/>
    public IReadOnlyList<ArticleWarning> Warnings { get; init; } = [];

    /// <inheritdoc cref="Article.Text"/>
    public required string Text { get; init; }

    /// <inheritdoc cref="Article.Blocks"/>
    public IReadOnlyList<Block> Blocks { get; init; } = [];

    /// <summary>The people, organisations and places named, each once, in order of first mention.</summary>
    public IReadOnlyList<Entity> Entities { get; init; } = [];

    /// <summary>What was said, in text order.</summary>
    public IReadOnlyList<Quotation> Quotations { get; init; } = [];

    /// <summary>The dates and times named, in text order.</summary>
    public IReadOnlyList<DateMention> Dates { get; init; } = [];

    /// <summary>The media cited as a source, one item per citation, in text order.</summary>
    public IReadOnlyList<CitedMedium> CitedMedia { get; init; } = [];

    /// <summary>Key phrases, best first.</summary>
    public IReadOnlyList<Keyword> Keywords { get; init; } = [];

    /// <summary>
    /// A sketch of the text by which near-duplicates are found: up to 12 bands of 8 hexadecimal digits. Near-duplicates share two or more.
    /// Empty when the text has fewer than 24 words. See <see cref="Fingerprints.Fingerprint"/>.
    /// </summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>
    /// The near-duplicates in the catalogue at the moment of the answer, earliest first, at most 50. Left out where nobody looked for them:
    /// in lists, in what is stored, and by <c>pipeline extract</c>, which has no catalogue.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NearDuplicate>? NearDuplicates { get; init; }

    /// <summary>The number of words.</summary>
    public int WordCount { get; init; }

    /// <summary>The version of the extractor that wrote this document.</summary>
    public required string Extractor { get; init; }
}

/// <summary>A person, organisation or place.</summary>
public sealed record Entity
{
    /// <summary>What it is.</summary>
    public required EntityType Type { get; init; }

    /// <summary>The canonical name: the fullest form used in the article.</summary>
    public required string Name { get; init; }

    /// <summary>What the article calls the person (“President of Kazakhstan”, “State Secretary”).</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>The roles held in an organisation of this article; null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Affiliation>? Affiliations { get; init; }

    /// <summary>The other forms the article uses (“Tokayev”, “CSTO”).</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-2 code of the country of a place, where known.</summary>
    public string? Country { get; init; }

    /// <summary>Latitude of a place in degrees north, where known.</summary>
    public double? Latitude { get; init; }

    /// <summary>Longitude of a place in degrees east, where known.</summary>
    public double? Longitude { get; init; }

    /// <summary>Where it is named, in text order.</summary>
    public IReadOnlyList<TextSpan> Mentions { get; init; } = [];

    /// <summary>The tokens of <see cref="Mentions"/>, one by one, while the article is being read; empty in a document read back.</summary>
    internal IReadOnlyList<TokenSpan> MentionTokens { get; init; } = [];

    /// <summary>
    /// Where the article speaks of people or things of a country (“Kazakh”, “Russian-led”), in text order; null for what is no country and
    /// where there are none.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TextSpan>? Demonyms { get; init; }
}

/// <summary>A role held in an organisation.</summary>
/// <param name="Role">The role: one of <see cref="Entity.Roles"/>.</param>
/// <param name="Organisation">The index of the organisation in <see cref="ArticleMetadata.Entities"/>.</param>
public sealed record Affiliation(string Role, int Organisation);

/// <summary>The kinds of entity.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<EntityType>))]
public enum EntityType
{
    /// <summary>A human being.</summary>
    Person,

    /// <summary>A company, government body, party, alliance, team, medium, …</summary>
    Organisation,

    /// <summary>A country, city, region, river, …</summary>
    Place,
}

/// <summary>A stretch of the article's text.</summary>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The first position after it.</summary>
    [JsonIgnore]
    public int End => Start + Length;

    /// <summary>Whether the other span shares a character with this one.</summary>
    /// <param name="other">The other span.</param>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>Whether the other span lies wholly inside this one.</summary>
    /// <param name="other">The other span.</param>
    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;
}

/// <summary>Something somebody said.</summary>
public sealed record Quotation
{
    /// <summary>The words, without quotation marks.</summary>
    public required string Text { get; init; }

    /// <summary>Where the words begin.</summary>
    public required int Start { get; init; }

    /// <summary>How long they are.</summary>
    public required int Length { get; init; }

    /// <summary>How they are reported.</summary>
    public required QuotationKind Kind { get; init; }

    /// <summary>
    /// The canonical name of who said it (“he said” and “Karin said” both give “Erlan Karin”), or the words that named the speaker, or null
    /// when nobody can be told.
    /// </summary>
    public string? Speaker { get; init; }

    /// <summary>The index in <see cref="ArticleMetadata.Entities"/> of the speaker, where it is one.</summary>
    public int? SpeakerEntity { get; init; }

    /// <summary>Where the words that name the speaker here begin (“he”, “the ministry”).</summary>
    public int? SpeakerStart { get; init; }

    /// <summary>How long they are.</summary>
    public int? SpeakerLength { get; init; }

    /// <summary>
    /// How likely <see cref="Speaker"/> is right, from 0 to 1 in coarse steps; null without a speaker. How it was calibrated:
    /// docs/quotations.md.
    /// </summary>
    public double? Confidence { get; init; }

    /// <summary>The words that report it (“said”, “according to”).</summary>
    public string? Cue { get; init; }

    /// <summary>The medium it came through (“Khabar 24”), where the text says so.</summary>
    public string? Medium { get; init; }

    /// <summary>
    /// The other medium by which the article knows of it (“…, according to Sputnik”), where the text cites one besides
    /// <see cref="Medium"/>.
    /// </summary>
    public string? Via { get; init; }

    /// <summary>The day it was said, ISO 8601, where the text says so.</summary>
    public string? Date { get; init; }
}

/// <summary>How words are reported.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<QuotationKind>))]
public enum QuotationKind
{
    /// <summary>The whole sentence is inside quotation marks.</summary>
    Direct,

    /// <summary>A quoted phrase inside a paraphrase.</summary>
    Mixed,

    /// <summary>Reported speech without marks.</summary>
    Indirect,
}

/// <summary>A date or time named in the text.</summary>
/// <param name="Text">The words.</param>
/// <param name="Start">Where they begin.</param>
/// <param name="Length">How long they are.</param>
/// <param name="Value">ISO 8601 or TIMEX3 value: <c>2022-01-10</c>, <c>2022-W01</c>, <c>2019-FA</c>, <c>P3D</c>, <c>PRESENT_REF</c>, a
/// range as <c>a/b</c>; null when it cannot be resolved.</param>
/// <param name="Precision">How exact it is.</param>
/// <param name="Ambiguous">Whether another reading is as likely (“03/04/2020”).</param>
public sealed record DateMention(string Text, int Start, int Length, string? Value, DatePrecision Precision, bool Ambiguous);

/// <summary>How exact a date is.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DatePrecision>))]
public enum DatePrecision
{
    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A week or weekend.</summary>
    Week,

    /// <summary>A month.</summary>
    Month,

    /// <summary>A quarter, half-year or season.</summary>
    Quarter,

    /// <summary>A year.</summary>
    Year,

    /// <summary>A decade or longer.</summary>
    Decade,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>Something that recurs (“every Monday”).</summary>
    Set,

    /// <summary>A vague reference (“now”, “recently”).</summary>
    Reference,
}

/// <summary>A medium cited as the source of a statement.</summary>
/// <param name="Name">The outlet or agency.</param>
/// <param name="Start">Where it is named.</param>
/// <param name="Length">How long the name is.</param>
public sealed record CitedMedium(string Name, int Start, int Length)
{
    /// <summary>The indices in <see cref="ArticleMetadata.Quotations"/> of the statements that came through it here.</summary>
    public IReadOnlyList<int> Quotations { get; init; } = [];
}

/// <summary>A key phrase.</summary>
/// <param name="Text">The phrase, as written.</param>
/// <param name="Score">How much it says about the article, from 0 to 1.</param>
public sealed record Keyword(string Text, double Score);
