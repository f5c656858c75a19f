using System.Buffers.Text;
using System.Text;

namespace Pipeline.Catalog.Storage;

/// <summary>
/// How messages are written on queues: base64, as the Functions host writes and expects them. The catalogue's queue clients encode nothing
/// themselves, since such a client throws for a whole page of messages when one of them is not base64, and anybody can put anything on a
/// queue.
/// </summary>
internal static class QueueText
{
    /// <summary>Encodes a message.</summary>
    /// <param name="json">The message.</param>
    public static string Encode(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json));

    /// <summary>Decodes a message; one that is not base64 is taken as it is.</summary>
    /// <param name="text">The message as it is on the queue.</param>
    public static BinaryData Decode(BinaryData text)
    {
        string body = text.ToString();
        byte[] bytes = new byte[body.Length];
        return Base64.IsValid(body) && Convert.TryFromBase64String(body, bytes, out int length)
            ? BinaryData.FromBytes(bytes.AsMemory(0, length))
            : text;
    }
}
