using System.Buffers;

namespace Pipeline.Articles.Batches;

/// <summary>
/// Cuts a JSON array that comes in chunks into its elements. Only brackets, commas and strings are told apart; what is in an element is
/// not read.
/// </summary>
/// <param name="most">How many bytes of an element are kept.</param>
internal sealed class JsonArrayElements(long most)
{
    private readonly ArrayBufferWriter<byte> _element = new();
    private long _length;
    private int _depth;
    private bool _isQuoted;
    private bool _isEscaped;

    /// <summary>Whether the array's closing bracket was read.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Reads up to and including the comma or bracket that ends an element, or to the end of the chunk.</summary>
    /// <param name="chunk">The next bytes of the array.</param>
    /// <param name="isWhole">Whether an element ended.</param>
    /// <returns>How many bytes were read.</returns>
    public int Read(ReadOnlySpan<byte> chunk, out bool isWhole)
    {
        int start = _depth > 0 ? 0 : -1;
        for (int i = 0; i < chunk.Length; i++)
        {
            byte unit = chunk[i];
            if (_isQuoted)
            {
                (_isQuoted, _isEscaped) = (_isEscaped || unit != (byte)'"', !_isEscaped && unit == (byte)'\\');
                continue;
            }

            switch (unit)
            {
                case (byte)'"':
                    _isQuoted = true;
                    break;
                case (byte)'[' or (byte)'{':
                    start = ++_depth == 1 && unit == (byte)'[' ? i + 1 : start;
                    break;
                case (byte)',' or (byte)']' when _depth == 1:
                    Keep(chunk[start..i]);
                    (isWhole, HasEnded) = (true, unit == (byte)']');
                    return i + 1;
                case (byte)']' or (byte)'}':
                    _depth--;
                    break;
            }
        }

        if (_depth > 0 && start >= 0)
        {
            Keep(chunk[start..]);
        }

        isWhole = false;
        return chunk.Length;
    }

    /// <summary>The element that ended; good until the next is read.</summary>
    /// <param name="fits">Whether it was kept whole.</param>
    public ReadOnlyMemory<byte> Take(out bool fits)
    {
        fits = _length <= most;
        _length = 0;
        ReadOnlyMemory<byte> bytes = _element.WrittenMemory;
        _element.ResetWrittenCount();
        return bytes;
    }

    private void Keep(ReadOnlySpan<byte> part)
    {
        _length += part.Length;
        if (_length <= most)
        {
            _element.Write(part);
        }
    }
}
