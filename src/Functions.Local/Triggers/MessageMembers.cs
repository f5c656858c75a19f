using System.Text.Json;

namespace Pipeline.Functions.Local.Triggers;

/// <summary>
/// The members of a message that is a JSON object. As on the real host, <c>{Name}</c> in other bindings of the function stands for them,
/// and they win over what is known of the message itself.
/// </summary>
internal static class MessageMembers
{
    /// <summary>
    /// The members by name, whatever its case; those of inner objects as <c>outer.inner</c>. Arrays and nulls are left out.
    /// </summary>
    /// <param name="trigger">What started the function.</param>
    public static IReadOnlyDictionary<string, string> Of(object trigger)
    {
        if (trigger is not string text || !text.AsSpan().TrimStart().StartsWith('{'))
        {
            return FunctionBindings.NoValues;
        }

        var members = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        try
        {
            using var json = JsonDocument.Parse(text);
            Add(members, "", json.RootElement);
        }
        catch (JsonException)
        {
            return FunctionBindings.NoValues;
        }

        return members;
    }

    private static void Add(Dictionary<string, string> members, string prefix, JsonElement element)
    {
        foreach (JsonProperty member in element.EnumerateObject())
        {
            string name = prefix + member.Name;
            switch (member.Value.ValueKind)
            {
                case JsonValueKind.Object:
                    Add(members, name + ".", member.Value);
                    break;
                case JsonValueKind.String:
                    members[name] = member.Value.GetString()!;
                    break;
                case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                    members[name] = member.Value.GetRawText();
                    break;
            }
        }
    }
}
