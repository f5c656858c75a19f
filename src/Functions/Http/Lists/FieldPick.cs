using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Pipeline.Functions.Http.Lists;

/// <summary>
/// Some of the fields of a JSON object, in the order they were asked for; of a field that is an object, or a list of them, perhaps some of
/// its own.
/// </summary>
internal sealed class FieldPick
{
    private readonly Dictionary<string, FieldPick?> _fields = new(StringComparer.Ordinal);

    /// <summary>The names of the fields.</summary>
    public IEnumerable<string> Names => _fields.Keys;

    /// <summary>Reads what was asked for.</summary>
    /// <param name="paths">Names of fields; after a full stop, a field of that field.</param>
    public static FieldPick Of(IEnumerable<string> paths)
    {
        var pick = new FieldPick();
        foreach (string path in paths)
        {
            pick.Add(path);
        }

        return pick;
    }

    /// <summary>The first name that is not one of a type's; null when all are.</summary>
    /// <param name="type">The type, as JSON has it.</param>
    public string? FindUnknown(JsonTypeInfo type)
    {
        foreach ((string name, FieldPick? inner) in _fields)
        {
            JsonPropertyInfo? property = type.Properties.FirstOrDefault(property => property.Name == name);
            if (property is null)
            {
                return name;
            }

            JsonTypeInfo inside = type.Options.GetTypeInfo(property.PropertyType);
            if (inside.ElementType is { } element)
            {
                inside = type.Options.GetTypeInfo(element);
            }

            if (inner?.FindUnknown(inside) is { } unknown)
            {
                return $"{name}.{unknown}";
            }
        }

        return null;
    }

    /// <summary>The fields alone. Takes them out of the object.</summary>
    /// <param name="source">The object.</param>
    public JsonObject TakeFrom(JsonObject source)
    {
        var picked = new JsonObject();
        foreach ((string name, FieldPick? inner) in _fields)
        {
            if (source.TryGetPropertyValue(name, out JsonNode? value))
            {
                source.Remove(name);
                picked[name] = inner is null ? value : inner.TakeFrom(value);
            }
        }

        return picked;
    }

    private JsonNode? TakeFrom(JsonNode? value) =>
        value switch
        {
            JsonObject inner => TakeFrom(inner),
            JsonArray list => new JsonArray([.. list.OfType<JsonObject>().ToList().Select(TakeFrom)]),
            _ => value,
        };

    private void Add(string path)
    {
        int dot = path.IndexOf('.', StringComparison.Ordinal);
        string name = dot < 0 ? path : path[..dot];
        if (dot < 0)
        {
            // All of a field is more than some of it.
            _fields[name] = null;
        }
        else if (!_fields.TryGetValue(name, out FieldPick? inner) || inner is not null)
        {
            inner ??= new FieldPick();
            inner.Add(path[(dot + 1)..]);
            _fields[name] = inner;
        }
    }
}
