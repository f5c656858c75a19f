using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Pipeline.Functions.Local.Hosting.Binding;

/// <summary>
/// JSON as the worker reads and writes it: the app's <see cref="JsonSerializerOptions"/>, property names as declared, read without
/// regard to case.
/// </summary>
internal sealed class FunctionJson(IOptions<JsonSerializerOptions> options)
{
    private readonly JsonSerializerOptions _options = options.Value;

    public object? Read(ReadOnlySpan<byte> utf8, Type type) => JsonSerializer.Deserialize(utf8, type, _options);

    public byte[] Write(object value) => JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), _options);

    /// <summary>Turns a named value into the type of a parameter, as the worker's converters do.</summary>
    /// <param name="value">The value; null gives the type's default.</param>
    /// <param name="type">The type of the parameter.</param>
    public object? Convert(object? value, Type type)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        return value switch
        {
            null => target == type && type.IsValueType ? Activator.CreateInstance(type) : null,
            _ when target.IsInstanceOfType(value) => value,
            string text when target == typeof(Guid) => Guid.Parse(text),
            string text when target == typeof(DateTimeOffset) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture),
            string text when target == typeof(DateTime) => DateTime.Parse(text, CultureInfo.InvariantCulture),
            string text => JsonSerializer.Deserialize(text, target, _options),
            IConvertible when target == typeof(string) => System.Convert.ToString(value, CultureInfo.InvariantCulture),
            DateTimeOffset time when target == typeof(string) => time.ToString("O", CultureInfo.InvariantCulture),
            IConvertible => System.Convert.ChangeType(value, target, CultureInfo.InvariantCulture),
            _ => throw new InvalidCastException($"A {value.GetType().Name} cannot become a {type.Name}."),
        };
    }
}
