using System.Globalization;
using System.Text.Json;
using CsvHelper;

namespace Pipeline.Functions.Http.Lists;

/// <summary>Writes items as CSV (RFC 4180, UTF-8 with a byte order mark).</summary>
internal static class CsvTable
{
    private static readonly CsvWriterOptions Options = new()
    {
        // A cell that begins with one of “=+-@” would be run as a formula: articles are other people's words.
        Injection = CsvInjection.Escape,

        // Spreadsheets take UTF-8 for the local code page unless it begins with one.
        WriteByteOrderMark = true,
    };

    /// <summary>Begins a table.</summary>
    /// <param name="body">Where to write.</param>
    public static CsvWriter Begin(Stream body) => CsvWriter.Create(body, Options, leaveOpen: true);

    /// <summary>Writes a table with its names of columns.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="body">Where to write.</param>
    /// <param name="items">The rows.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    public static async Task WriteAsync<T>(
        Stream body,
        IReadOnlyList<T> items,
        IReadOnlyList<CsvColumn<T>> columns,
        CancellationToken cancellationToken
    )
    {
        await using CsvWriter csv = Begin(body);
        await csv.WriteRecordAsync([.. columns.Select(static column => column.Name)], cancellationToken);
        foreach (T item in items)
        {
            await csv.WriteRecordAsync([.. columns.Select(column => column.TextOf(item))], cancellationToken);
        }
    }

    /// <summary>A value as a cell has it.</summary>
    /// <param name="value">The value; null for an empty cell.</param>
    public static string? TextOf(object? value) =>
        value switch
        {
            null => null,
            Enum name => JsonNamingPolicy.CamelCase.ConvertName(name.ToString()),
            IFormattable other => other.ToString(value is DateOnly or DateTimeOffset ? "O" : null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
}
