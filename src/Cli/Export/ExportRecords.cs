using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Pipeline.Cli.Export;

/// <summary>
/// Takes an export record by record: each line of JSON, or each row of CSV, says where to go on after it. Only whole records are passed on,
/// so what was written can always be continued.
/// </summary>
/// <param name="isCsv">Whether it is CSV, whose rows may have line ends inside quotation marks.</param>
internal sealed class ExportRecords(bool isCsv)
{
    private const int BufferSize = 64 * 1024;
    private const string ContinuationField = "continuation";

    private readonly ArrayBufferWriter<byte> _partial = new();
    private byte[] _first = [];
    private byte[] _last = [];
    private bool _quoted;

    /// <summary>How many records were passed on; of CSV, its first row included.</summary>
    public long Count { get; private set; }

    /// <summary>How many bytes they have.</summary>
    public long Length { get; private set; }

    /// <summary>Where to go on after the last of them; null before the first, and after the first row of CSV.</summary>
    public string? Continuation =>
        _last.Length == 0 || (isCsv && Count == 1) ? null
        : isCsv ? LastField(_last)
        : FieldOf(_last);

    /// <summary>Whether they are of an export: only then can it go on after them.</summary>
    public bool AreExported => Count == 0 || (isCsv ? LastField(_first) == ContinuationField : Continuation is not null);

    /// <summary>Passes on the whole records of a stream. What begins and does not end is left out.</summary>
    /// <param name="source">The stream.</param>
    /// <param name="target">Where they go; null to count them only.</param>
    /// <param name="skipFirst">Whether the first record is left out: the first row of CSV that goes on.</param>
    /// <param name="cancellationToken">Stops it between two reads.</param>
    public async Task TakeAsync(Stream source, Stream? target, bool skipFirst, CancellationToken cancellationToken)
    {
        _partial.ResetWrittenCount();
        _quoted = false;
        byte[] buffer = new byte[BufferSize];
        int read;
        while ((read = await source.ReadAsync(buffer, cancellationToken)) > 0)
        {
            int from = 0;
            for (int i = 0; i < read; i++)
            {
                _quoted ^= isCsv && buffer[i] == '"';
                if (buffer[i] != '\n' || _quoted)
                {
                    continue;
                }

                _partial.Write(buffer.AsSpan(from..(i + 1)));
                from = i + 1;
                if (!skipFirst)
                {
                    await PassOnAsync(target, cancellationToken);
                }

                skipFirst = false;
                _partial.ResetWrittenCount();
            }

            _partial.Write(buffer.AsSpan(from..read));
        }
    }

    private async Task PassOnAsync(Stream? target, CancellationToken cancellationToken)
    {
        _last = _partial.WrittenSpan.ToArray();
        _first = Count == 0 ? _last : _first;
        Count++;
        Length += _last.Length;
        if (target is not null)
        {
            await target.WriteAsync(_last, cancellationToken);
        }
    }

    // The continuation is the last field, and never needs quotation marks.
    private static string LastField(ReadOnlySpan<byte> row) => Encoding.ASCII.GetString(row[(row.LastIndexOf((byte)',') + 1)..]).Trim();

    private static string? FieldOf(byte[] line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.TryGetProperty(ContinuationField, out JsonElement continuation) ? continuation.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
