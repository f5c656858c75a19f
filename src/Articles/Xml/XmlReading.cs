using System.Xml;
using System.Xml.Linq;

namespace Pipeline.Articles.Xml;

/// <summary>
/// Loads XML of strangers: no document type definition is read, no entity expanded, nothing outside the file opened, nothing nested deeper
/// than the limit.
/// </summary>
internal static class XmlReading
{
    /// <summary>
    /// Opens an item of a feed that was not well-formed, once it is: a processing instruction, which XML has to tell applications such
    /// things.
    /// </summary>
    public const string RepairedMark = "<?repaired?>";

    /// <summary>Loads a document; what is not well-formed is repaired where its meaning is plain.</summary>
    /// <param name="text">The XML.</param>
    /// <param name="deepest">How deep its elements may nest.</param>
    /// <param name="depth">How deep they nest.</param>
    /// <param name="isRepaired">Whether it had to be repaired, here or before.</param>
    /// <returns>The root; null when they nest deeper.</returns>
    /// <exception cref="XmlException">The text is no well-formed XML and cannot be made so.</exception>
    public static XElement? Load(string text, int deepest, out int depth, out bool isRepaired)
    {
        isRepaired = text.StartsWith(RepairedMark, StringComparison.Ordinal);
        try
        {
            return Load(text, deepest, out depth);
        }
        catch (XmlException)
        {
            string repaired = XmlRepair.Whole(text, out isRepaired);
            if (!isRepaired)
            {
                throw;
            }

            return Load(repaired, deepest, out depth);
        }
    }

    private static XElement? Load(string text, int deepest, out int depth)
    {
        depth = 0;
        using (XmlReader probe = Open(text))
        {
            while (probe.Read())
            {
                depth = Math.Max(depth, probe.Depth);
            }
        }

        if (depth > deepest)
        {
            return null;
        }

        using XmlReader reader = Open(text);
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }

    /// <summary>Opens XML with the settings every reader here uses.</summary>
    /// <param name="text">The XML.</param>
    public static XmlReader Open(TextReader text) => XmlReader.Create(text, Settings(async: true));

    private static XmlReader Open(string text) =>
        XmlReader.Create(new StringReader(text.TrimStart('\uFEFF', ' ', '\n', '\r', '\t')), Settings(async: false));

    // A DTD is skipped, not processed: NITF files name theirs, and an entity it would declare is then an error, not a bomb.
    private static XmlReaderSettings Settings(bool async) =>
        new()
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            MaxCharactersFromEntities = 1,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CheckCharacters = false,
            Async = async,
        };
}
