using System.Globalization;
using System.Text.Json;
using System.Xml;
using Pipeline.Catalog.Queries;

namespace Pipeline.Functions.Http.Lists;

/// <summary>Writes a network as GraphML (http://graphml.graphdrawing.org/), for programs that draw graphs.</summary>
internal static class GraphMl
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    /// <summary>The document, UTF-8.</summary>
    /// <param name="network">The network.</param>
    public static byte[] Of(Network network)
    {
        using var body = new MemoryStream();
        using (XmlWriter xml = SafeXml.WriterOf(body))
        {
            xml.WriteStartElement("graphml", Namespace);
            WriteKey(xml, "label", "node", "string");
            WriteKey(xml, "type", "node", "string");
            WriteKey(xml, "articles", "all", "int");
            WriteKey(xml, "significance", "edge", "double");
            xml.WriteStartElement("graph", Namespace);
            xml.WriteAttributeString("edgedefault", "undirected");
            foreach (NetworkNode node in network.Nodes)
            {
                WriteNode(xml, node);
            }

            foreach (NetworkEdge edge in network.Edges)
            {
                WriteEdge(xml, edge);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return body.ToArray();
    }

    private static void WriteKey(XmlWriter xml, string name, string of, string type)
    {
        xml.WriteStartElement("key", Namespace);
        xml.WriteAttributeString("id", name);
        xml.WriteAttributeString("for", of);
        xml.WriteAttributeString("attr.name", name);
        xml.WriteAttributeString("attr.type", type);
        xml.WriteEndElement();
    }

    private static void WriteNode(XmlWriter xml, NetworkNode node)
    {
        xml.WriteStartElement("node", Namespace);
        xml.WriteAttributeString("id", SafeXml.Clean(node.Id));
        WriteData(xml, "label", SafeXml.Clean(node.Name));
        WriteData(xml, "type", JsonNamingPolicy.CamelCase.ConvertName(node.Type.ToString()));
        WriteData(xml, "articles", node.Articles.ToString(CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }

    private static void WriteEdge(XmlWriter xml, NetworkEdge edge)
    {
        xml.WriteStartElement("edge", Namespace);
        xml.WriteAttributeString("source", SafeXml.Clean(edge.Source));
        xml.WriteAttributeString("target", SafeXml.Clean(edge.Target));
        WriteData(xml, "articles", edge.Articles.ToString(CultureInfo.InvariantCulture));
        WriteData(xml, "significance", edge.Significance.ToString(CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }

    private static void WriteData(XmlWriter xml, string key, string value)
    {
        xml.WriteStartElement("data", Namespace);
        xml.WriteAttributeString("key", key);
        xml.WriteString(value);
        xml.WriteEndElement();
    }
}
