using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Pipeline.Functions.Tests.OpenApi;

/// <summary>What the documentation files beside the assemblies say of types and properties.</summary>
internal sealed partial class XmlDocs
{
    private readonly Dictionary<string, XElement> _members = [];

    public XmlDocs()
    {
        foreach (string file in Directory.EnumerateFiles(AppContext.BaseDirectory, "Pipeline.*.xml"))
        {
            foreach (XElement member in XDocument.Load(file).Descendants("member"))
            {
                _members.TryAdd(member.Attribute("name")!.Value, member);
            }
        }
    }

    public string? Of(Type type) => Text($"T:{NameOf(type)}", "summary");

    public string? Of(PropertyInfo property) =>
        Text($"P:{NameOf(property.DeclaringType!)}.{property.Name}", "summary") ?? Parameter(property);

    // A positional property of a record is documented as a parameter of the type.
    private string? Parameter(PropertyInfo property) =>
        _members.TryGetValue($"T:{NameOf(property.DeclaringType!)}", out XElement? type)
        && type.Elements("param").FirstOrDefault(parameter => parameter.Attribute("name")!.Value == property.Name) is { } found
            ? Flatten(found)
            : null;

    private string? Text(string member, string element)
    {
        if (!_members.TryGetValue(member, out XElement? found))
        {
            return null;
        }

        if (found.Element("inheritdoc")?.Attribute("cref")?.Value is { } other)
        {
            return Text(other, element);
        }

        return found.Element(element) is { } text ? Flatten(text) : null;
    }

    private static string Flatten(XElement text)
    {
        foreach (XElement see in text.Descendants("see").ToList())
        {
            see.ReplaceWith(see.Attribute("langword")?.Value ?? NameOf(see.Attribute("cref")!.Value));
        }

        return Spaces().Replace(text.Value, " ").Trim();
    }

    private static string NameOf(string reference)
    {
        string name = reference.Split('.')[^1];
        return reference.StartsWith("P:", StringComparison.Ordinal) ? JsonNamingPolicy.CamelCase.ConvertName(name) : name;
    }

    private static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
