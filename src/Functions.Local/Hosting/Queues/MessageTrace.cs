using System.Diagnostics;
using System.Text.Json;

namespace Pipeline.Functions.Local.Hosting.Queues;

/// <summary>
/// The trace that a message carries with it: the members <c>traceparent</c> and <c>tracestate</c> of a JSON object, as the distributed
/// tracing extension of CloudEvents names them. https://github.com/cloudevents/spec/blob/main/cloudevents/extensions/distributed-tracing.md
/// </summary>
internal static class MessageTrace
{
    private static ReadOnlySpan<byte> Parent => "traceparent"u8;

    private static ReadOnlySpan<byte> State => "tracestate"u8;

    /// <summary>The trace; default when the message carries none.</summary>
    /// <param name="body">The decoded body.</param>
    public static ActivityContext Of(ReadOnlySpan<byte> body)
    {
        // Most bodies carry none, and are not parsed.
        if (body.IndexOf(Parent) < 0 || body.TrimStart(" \t\r\n"u8) is not [(byte)'{', ..])
        {
            return default;
        }

        try
        {
            return Read(body);
        }
        catch (JsonException)
        {
            return default; // Not JSON: what it is, is the function's to say.
        }
    }

    private static ActivityContext Read(ReadOnlySpan<byte> body)
    {
        string? parent = null, state = null;
        var reader = new Utf8JsonReader(body);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isParent, isState) = (reader.ValueTextEquals(Parent), reader.ValueTextEquals(State));
            reader.Read();
            if (isParent && reader.TokenType == JsonTokenType.String)
            {
                parent = reader.GetString();
            }
            else if (isState && reader.TokenType == JsonTokenType.String)
            {
                state = reader.GetString();
            }
            else
            {
                reader.Skip();
            }
        }

        return ActivityContext.TryParse(parent, state, isRemote: true, out var context) ? context : default;
    }
}
