using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Pipeline.Functions.Tests.OpenApi;

/// <summary>Writes the schemas of what the API answers, from the types and their documentation.</summary>
internal sealed class SchemaWriter
{
    private readonly XmlDocs _docs = new();
    private readonly SortedDictionary<string, JsonNode> _schemas = new(StringComparer.Ordinal);

    /// <summary>The schemas so far, by name.</summary>
    public JsonObject Schemas =>
        new(_schemas.Select(static schema => KeyValuePair.Create<string, JsonNode?>(schema.Key, schema.Value.DeepClone())));

    /// <summary>Adds a type, and all it is made of.</summary>
    public void Add(JsonTypeInfo type)
    {
        string name = NameOf(type.Type);
        if (!_schemas.TryAdd(name, new JsonObject()))
        {
            return;
        }

        var others = new List<JsonTypeInfo>();
        JsonNode schema = type.GetJsonSchemaAsNode(
            new JsonSchemaExporterOptions
            {
                TreatNullObliviousAsNonNullable = true,
                TransformSchemaNode = (context, node) =>
                {
                    if (context.PropertyInfo is not null && IsObject(context.TypeInfo))
                    {
                        return Described(Reference(context.TypeInfo, others, IsNullable(node)), context);
                    }

                    if (context.Path.Length > 0 && IsObject(context.TypeInfo))
                    {
                        return Reference(context.TypeInfo, others, nullable: false);
                    }

                    return context.PropertyInfo is null ? node : Described(node.AsObject(), context);
                },
            }
        );
        JsonObject written = schema.AsObject();
        if (_docs.Of(type.Type) is { } description)
        {
            written.Insert(0, "description", description);
        }

        written["required"] = new JsonArray([
            .. type.Properties.Where(static property => !MayBeLeftOut(property)).Select(static property => (JsonNode)property.Name),
        ]);
        _schemas[name] = written;
        foreach (JsonTypeInfo other in others)
        {
            Add(other);
        }
    }

    private static bool IsObject(JsonTypeInfo type) => type.Kind == JsonTypeInfoKind.Object;

    private static bool IsNullable(JsonNode node) => node["type"] is JsonArray types && types.Any(static type => (string?)type == "null");

    private static bool MayBeLeftOut(JsonPropertyInfo property) =>
        property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), false)
            is [JsonIgnoreAttribute { Condition: JsonIgnoreCondition.WhenWritingNull or JsonIgnoreCondition.Always }];

    private static JsonObject Reference(JsonTypeInfo type, List<JsonTypeInfo> others, bool nullable)
    {
        others.Add(type);
        string target = $"#/components/schemas/{NameOf(type.Type)}";
        return nullable
            ? new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["$ref"] = target }, new JsonObject { ["type"] = "null" }) }
            : new JsonObject { ["$ref"] = target };
    }

    private static string NameOf(Type type) =>
        type.IsGenericType ? $"{type.GetGenericArguments()[0].Name}{type.Name.Split('`')[0]}" : type.Name;

    private JsonObject Described(JsonObject node, JsonSchemaExporterContext context)
    {
        if (context.PropertyInfo?.AttributeProvider is PropertyInfo property && _docs.Of(property) is { } description)
        {
            node.Insert(0, "description", description);
        }

        // The code reads numbers from strings too, but writes none.
        if (node.Remove("pattern"))
        {
            string[] types = [.. node["type"]!.AsArray().Select(static type => (string)type!).Where(static type => type != "string")];
            node["type"] = types is [string one] ? one : new JsonArray([.. types.Select(static type => (JsonNode)type)]);
        }

        // What an answer has is always written: a default is of no use to a reader.
        node.Remove("default");
        return node;
    }
}
