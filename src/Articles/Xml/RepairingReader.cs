using System.Text;

namespace Pipeline.Articles.Xml;

/// <summary>Reads XML through <see cref="XmlRepair"/>, a piece at a time.</summary>
/// <param name="source">The characters as the file has them. Closed with this.</param>
internal sealed class RepairingReader(TextReader source) : TextReader
{
    private readonly XmlRepair _repair = new();
    private readonly StringBuilder _ready = new();
    private readonly char[] _piece = new char[4096];
    private int _position;
    private bool _ended;

    /// <summary>Whether anything was put right so far.</summary>
    public bool HasRepaired => _repair.HasRepaired;

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count)
    {
        while (NeedsMore(count))
        {
            Take(source.Read(_piece, 0, _piece.Length));
        }

        return Give(buffer.AsSpan(index, count));
    }

    /// <inheritdoc/>
    public override async Task<int> ReadAsync(char[] buffer, int index, int count)
    {
        while (NeedsMore(count))
        {
            Take(await source.ReadAsync(_piece, 0, _piece.Length));
        }

        return Give(buffer.AsSpan(index, count));
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
    {
        while (NeedsMore(buffer.Length))
        {
            Take(await source.ReadAsync(_piece.AsMemory(), cancellationToken));
        }

        return Give(buffer.Span);
    }

    /// <inheritdoc/>
    public override int Read()
    {
        char[] one = new char[1];
        return Read(one, 0, 1) == 0 ? -1 : one[0];
    }

    /// <inheritdoc/>
    public override int Peek() => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool NeedsMore(int count) => !_ended && count > 0 && _position == _ready.Length;

    private void Take(int read)
    {
        _ready.Clear();
        _position = 0;
        _ended = read <= 0;
        _repair.Append(_piece.AsSpan(0, Math.Max(0, read)), _ended, _ready);
    }

    private int Give(Span<char> buffer)
    {
        int given = Math.Min(buffer.Length, _ready.Length - _position);
        _ready.CopyTo(_position, buffer, given);
        _position += given;
        return given;
    }
}
