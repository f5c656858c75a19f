using System.Text;

namespace Pipeline.Functions.Local.Hosting.Queues;

/// <summary>The body of a message as it lies in the queue: base64, or the text itself.</summary>
internal sealed class QueueCodec(bool base64)
{
    /// <summary>The most bytes that a queue takes in one message, encoded.</summary>
    public const int MostBytes = 64 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text to send.</summary>
    /// <param name="body">The bytes of the message.</param>
    /// <exception cref="InvalidOperationException">It is too long for a queue, or not text in a queue of plain text.</exception>
    public string Encode(ReadOnlySpan<byte> body)
    {
        var length = base64 ? (body.Length + 2) / 3 * 4 : body.Length;
        if (length > MostBytes)
        {
            throw new InvalidOperationException(
                $"The message has {body.Length:N0} bytes; a queue takes {(base64 ? MostBytes / 4 * 3 : MostBytes):N0}. Put the content in a blob and send its name.");
        }

        return base64 ? Convert.ToBase64String(body) : Strict.GetString(body);
    }

    /// <summary>The bytes of a received message.</summary>
    /// <param name="text">The text in the queue.</param>
    /// <param name="body">The bytes.</param>
    /// <returns>False when the text is not what it should be.</returns>
    public bool TryDecode(string text, out byte[] body)
    {
        if (!base64)
        {
            body = Encoding.UTF8.GetBytes(text);
            return true;
        }

        body = new byte[(text.Length / 4 * 3) + 3];
        if (!Convert.TryFromBase64String(text, body, out var written))
        {
            return false;
        }

        Array.Resize(ref body, written);
        return true;
    }
}
