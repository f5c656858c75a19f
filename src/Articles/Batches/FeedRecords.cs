using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Pipeline.Articles.Encodings;
using Pipeline.Articles.Xml;

namespace Pipeline.Articles.Batches;

/// <summary>
/// Reads the items of an RSS or Atom feed and of a NewsML-G2 message; each becomes a feed of its own, with the title of the whole.
/// </summary>
internal static class FeedRecords
{
    // The title of the whole goes into every item: what is long would make much of little.
    private const int LongestTitle = 500;
    private const int LongestDeclaration = 512;

    /// <summary>Reads the items in order.</summary>
    /// <param name="stream">The feed.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<RawRecord> ReadAsync(
        Stream stream,
        ArticleLimits limits,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var bounded = new RecordStream(stream, limits);
        using var repaired = new RepairingReader(await DecodedAsync(bounded, cancellationToken));
        using XmlReader reader = XmlReading.Open(repaired);
        (int number, XElement? title, XElement? language) = (0, null, null);
        bool moved = await reader.ReadAsync();
        while (moved)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (
                reader.NodeType != XmlNodeType.Element
                || reader.LocalName is not ("item" or "entry" or "newsItem" or "title" or "language")
            )
            {
                moved = await reader.ReadAsync();
                continue;
            }

            if (reader.Depth > limits.MaxNesting)
            {
                throw new XmlException();
            }

            // Reads the element whole and stands behind it.
            var element = (XElement)await XNode.ReadFromAsync(reader, cancellationToken);
            moved = !reader.EOF;
            switch (element.Name.LocalName)
            {
                case "title":
                    title ??= Short(element);
                    break;
                case "language":
                    language ??= Short(element);
                    break;
                default:
                    bounded.EndRecord();
                    yield return new RawRecord(
                        (++number).ToString("D6", CultureInfo.InvariantCulture) + ".xml",
                        "application/xml",
                        Bytes(Whole(element, title, language), repaired.HasRepaired),
                        IsNumbered: true
                    );
                    break;
            }
        }
    }

    private static XElement Short(XElement element) =>
        new(element.Name, element.Value.Length <= LongestTitle ? element.Value : element.Value[..LongestTitle].TrimEnd());

    private static XElement Whole(XElement item, XElement? title, XElement? language) =>
        item.Name.LocalName switch
        {
            "item" => new XElement("rss", new XAttribute("version", "2.0"), new XElement("channel", title, language, item)),
            "entry" => new XElement(item.Name.Namespace + "feed", title, item),
            _ => item,
        };

    // An item of a feed that had to be repaired says so to whoever reads it.
    private static ReadOnlyMemory<byte> Bytes(XElement whole, bool isRepaired) =>
        Encoding.UTF8.GetBytes((isRepaired ? XmlReading.RepairedMark : "") + whole.ToString(SaveOptions.DisableFormatting));

    // A byte-order mark, else what the declaration says, else UTF-8.
    private static async ValueTask<StreamReader> DecodedAsync(Stream stream, CancellationToken cancellationToken)
    {
        PeekedStream peeked = await PeekedStream.OpenAsync(stream, LongestDeclaration, cancellationToken);
        Encoding encoding = TextDecoder.Declared(CharsetDeclaration.Find(peeked.Prefix.Span, null)) ?? Encoding.UTF8;
        return new StreamReader(peeked, encoding, detectEncodingFromByteOrderMarks: true);
    }
}
