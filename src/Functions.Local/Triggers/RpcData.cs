using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Microsoft.Azure.WebJobs;
using Pipeline.Functions.Local.Rpc;

namespace Pipeline.Functions.Local.Triggers;

/// <summary>Values on their way to the worker and back.</summary>
internal static class RpcData
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A value as the worker takes it: text and bytes as they are, references to data as such, everything else as JSON.</summary>
    public static TypedData Of(object value)
    {
        switch (value)
        {
            case string text:
                return new() { String = text };
            case byte[] bytes:
                return new() { Bytes = ByteString.CopyFrom(bytes) };
            case string[] texts:
                var many = new CollectionString();
                many.String.AddRange(texts);
                return new() { CollectionString = many };
            case ParameterBindingData data:
                return new() { ModelBindingData = Of(data) };
            case ParameterBindingData[] all:
                var collection = new CollectionModelBindingData();
                collection.ModelBindingData.AddRange(all.Select(Of));
                return new() { CollectionModelBindingData = collection };
            default:
                return Json(value);
        }
    }

    /// <summary>Copies what is known of the trigger, such as the parts of a blob's path.</summary>
    public static void Describe(IReadOnlyDictionary<string, object> known, MapField<string, TypedData> metadata)
    {
        foreach ((string key, object? value) in known)
        {
            if (value is not null && key != "sys")
            {
                metadata[key] = Of(value);
            }
        }
    }

    /// <summary>A value as text; null for none.</summary>
    public static string? Text(TypedData? value) =>
        value?.DataCase switch
        {
            TypedData.DataOneofCase.String => value.String,
            TypedData.DataOneofCase.Json => value.Json == "null" ? null : value.Json,
            TypedData.DataOneofCase.Bytes => value.Bytes.ToStringUtf8(),
            TypedData.DataOneofCase.Stream => value.Stream.ToStringUtf8(),
            TypedData.DataOneofCase.Int => value.Int.ToString(CultureInfo.InvariantCulture),
            TypedData.DataOneofCase.Double => value.Double.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };

    /// <summary>A value as bytes; null for none.</summary>
    public static byte[]? Bytes(TypedData value) =>
        value.DataCase switch
        {
            TypedData.DataOneofCase.Bytes => value.Bytes.ToByteArray(),
            TypedData.DataOneofCase.Stream => value.Stream.ToByteArray(),
            TypedData.DataOneofCase.None => null,
            _ => Text(value) is { } text ? Encoding.UTF8.GetBytes(text) : null,
        };

    /// <summary>
    /// What is sent one by one: the elements of a JSON array, or the value itself. Objects are indented, as the real host sends them.
    /// </summary>
    public static IEnumerable<string> Items(TypedData value)
    {
        switch (value.DataCase)
        {
            case TypedData.DataOneofCase.CollectionString:
                return value.CollectionString.String;
            case TypedData.DataOneofCase.Json:
                using (var json = JsonDocument.Parse(value.Json))
                {
                    return json.RootElement.ValueKind == JsonValueKind.Array
                            ? [.. json.RootElement.EnumerateArray().Select(Item).OfType<string>()]
                        : Item(json.RootElement) is { } item ? [item]
                        : [];
                }

            default:
                return Text(value) is { } text ? [text] : [];
        }
    }

    private static string? Item(JsonElement item) =>
        item.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => item.GetString(),
            _ => JsonSerializer.Serialize(item, Indented),
        };

    private static ModelBindingData Of(ParameterBindingData data) =>
        new()
        {
            Version = data.Version,
            Source = data.Source,
            ContentType = data.ContentType,
            Content = ByteString.CopyFrom(data.Content.ToMemory().Span),
        };

    private static TypedData Json(object value)
    {
        try
        {
            return new() { Json = Newtonsoft.Json.JsonConvert.SerializeObject(value) };
        }
        catch (Newtonsoft.Json.JsonException)
        {
            return new() { String = value.ToString() ?? "" };
        }
    }
}
