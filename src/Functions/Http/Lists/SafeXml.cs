using System.Text;
using System.Xml;

namespace Pipeline.Functions.Http.Lists;

/// <summary>Other people's words in XML.</summary>
internal static class SafeXml
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    /// <summary>Begins a document.</summary>
    /// <param name="body">Where to write.</param>
    public static XmlWriter WriterOf(Stream body) => XmlWriter.Create(body, Settings);

    /// <summary>A text without the characters that no XML may have (XML 1.0, 2.2): they become U+FFFD.</summary>
    /// <param name="text">The text.</param>
    public static string Clean(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                continue;
            }

            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                i++;
                continue;
            }

            text = string.Concat(text.AsSpan(0, i), "\uFFFD", text.AsSpan(i + 1));
        }

        return text;
    }
}
