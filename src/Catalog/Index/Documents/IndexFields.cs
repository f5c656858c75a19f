using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Pipeline.Catalog.Index.Documents;

/// <summary>
/// The fields of the index. An article is one block of documents: its quotations in text order, then the article itself. Facets have the
/// names of <see cref="Facet"/>: as terms every form of a name, as doc values its canonical name, folded.
/// </summary>
internal static class IndexFields
{
    /// <summary>Raise it when documents change: an index of another format is rebuilt from the table.</summary>
    public const int Format = 2;

    /// <summary>The article's id, on every document of the block: what the block is replaced and deleted by.</summary>
    public const string Id = "id";

    /// <summary>The upper half of the <see cref="SortKey"/>, on every document.</summary>
    public const string SortHigh = "high";

    /// <summary>The lower half of the <see cref="SortKey"/>, on every document.</summary>
    public const string SortLow = "low";

    /// <summary>The version of the article (<see cref="VersionOf"/>), on every document.</summary>
    public const string Version = "version";

    /// <summary>How many documents after this one the article of the block stands: 0 for the article itself.</summary>
    public const string ToArticle = "toArticle";

    /// <summary>The day the article is sorted under, as a number of days, on every document.</summary>
    public const string Day = "day";

    /// <summary>When this version was uploaded, in milliseconds of Unix time, on every document.</summary>
    public const string Uploaded = "uploaded";

    /// <summary>The words of headline and text.</summary>
    public const string Words = "words";

    /// <summary>The words of the headline.</summary>
    public const string Headline = "headline";

    /// <summary>The words of the first paragraph.</summary>
    public const string Lead = "lead";

    /// <summary>The fingerprint as doc values: its bands, four bytes each.</summary>
    public const string Sketch = "sketch";

    /// <summary>
    /// Every form of a name that the article uses, before the name it stands for: <c>{kind}{folded form}␟{folded name}</c>, the last part
    /// empty where both are the same. Names are completed from it.
    /// </summary>
    public const string Name = "name";

    /// <summary>
    /// The forms of a name as articles write them, <c>{kind}{folded name}␟{form}</c>; what is written as it is folded is left out.
    /// </summary>
    public const string Spelling = "spelling";

    /// <summary>What the article says somebody is: <c>{kind}{folded name}␟{role}</c>.</summary>
    public const string Role = "role";

    /// <summary>Where a place is: <c>l{folded name}␟{country}␟{latitude}␟{longitude}</c>.</summary>
    public const string Location = "location";

    /// <summary>Every name of a quotation's speaker. Doc values: the canonical one.</summary>
    public const string QuotationSpeaker = "quotation.speaker";

    /// <summary>Every name of the entities that the quotation names and that did not say it, <c>{kind}{folded form}</c>.</summary>
    public const string QuotationAbout = "quotation.about";

    /// <summary>The media the quotation was said in or came through.</summary>
    public const string QuotationMedium = "quotation.medium";

    /// <summary>How the words are reported, and <see cref="AnyKind"/>: every quotation has it.</summary>
    public const string QuotationKind = "quotation.kind";

    /// <summary>The value of <see cref="QuotationKind"/> that every quotation has.</summary>
    public const string AnyKind = "any";

    /// <summary>How likely the speaker is right, in hundredths.</summary>
    public const string QuotationConfidence = "quotation.confidence";

    /// <summary>The words of the quotation.</summary>
    public const string QuotationWords = "quotation.words";

    /// <summary>The version of an article as the index keeps it.</summary>
    /// <param name="version">The version of blob and extractor.</param>
    public static long VersionOf(string version) => (long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(version.AsSpan()));
}
