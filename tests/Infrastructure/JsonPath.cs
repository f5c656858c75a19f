using System.Text.Json;

namespace Pipeline.Infrastructure.Tests;

/// <summary>Reads members of members.</summary>
internal static class JsonPath
{
    public static JsonElement At(this JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            element = element.GetProperty(name);
        }

        return element;
    }

    public static string Text(this JsonElement element, params ReadOnlySpan<string> names) => element.At(names).GetString() ?? "";
}
