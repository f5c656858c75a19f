using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Articles;

/// <summary>Writes enumeration members as camelCase words (<c>paragraph</c>), the form of the public JSON.</summary>
/// <typeparam name="TEnum">The enumeration.</typeparam>
public sealed class CamelCaseEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;
