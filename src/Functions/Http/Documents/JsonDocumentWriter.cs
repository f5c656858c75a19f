using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pipeline.Functions.Http.Documents;

/// <summary>Writes JSON without what is not known.</summary>
internal static class JsonDocumentWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An object, UTF-8.</summary>
    /// <param name="write">Writes its properties.</param>
    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return body.ToArray();
    }

    /// <summary>A text, if there is one.</summary>
    /// <param name="json">Where to write.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="value">The text.</param>
    public static void WriteKnown(this Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }

    /// <summary>An object.</summary>
    /// <param name="json">Where to write.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="write">Writes its properties.</param>
    public static void WriteObject(this Utf8JsonWriter json, string name, Action<Utf8JsonWriter> write)
    {
        json.WriteStartObject(name);
        write(json);
        json.WriteEndObject();
    }

    /// <summary>A list of texts, if there are any.</summary>
    /// <param name="json">Where to write.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="values">The texts.</param>
    public static void WriteTexts(this Utf8JsonWriter json, string name, IReadOnlyCollection<string> values)
    {
        if (values.Count > 0)
        {
            json.WriteStartArray(name);
            foreach (string value in values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }
    }

    /// <summary>A list of objects, if there are any.</summary>
    /// <typeparam name="T">What they are made of.</typeparam>
    /// <param name="json">Where to write.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="values">What they are made of.</param>
    /// <param name="write">Writes the properties of one.</param>
    public static void WriteObjects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> values, Action<T> write)
    {
        bool isBegun = false;
        foreach (T value in values)
        {
            if (!isBegun)
            {
                json.WriteStartArray(name);
                isBegun = true;
            }

            json.WriteStartObject();
            write(value);
            json.WriteEndObject();
        }

        if (isBegun)
        {
            json.WriteEndArray();
        }
    }
}
