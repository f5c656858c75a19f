using System.Globalization;
using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CsvHelper;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Pipeline.Functions.Http.Lists;

/// <summary>
/// Writes a list as the client would have it: JSON, JSON lines or CSV, by the <c>Accept</c> header (RFC 9110). What is none of these gets
/// JSON.
/// </summary>
internal static class ListAnswer
{
    private const string JsonLines = "application/x-ndjson";

    private static readonly CsvWriterOptions Csv = new()
    {
        // A cell that begins with one of “=+-@” would be run as a formula: articles are other people's words.
        Injection = CsvInjection.Escape,

        // Spreadsheets take UTF-8 for the local code page unless it begins with one.
        WriteByteOrderMark = true,
    };

    /// <summary>An answer of 200.</summary>
    /// <typeparam name="TList">The list, as JSON has it.</typeparam>
    /// <typeparam name="TItem">What is listed.</typeparam>
    /// <param name="request">What was asked.</param>
    /// <param name="list">The list.</param>
    /// <param name="type">How it is written as JSON.</param>
    /// <param name="items">What is in it.</param>
    /// <param name="itemType">How one item is written as JSON.</param>
    /// <param name="columns">How one item is written as CSV.</param>
    public static IResult Of<TList, TItem>(
        HttpRequest request,
        TList list,
        JsonTypeInfo<TList> type,
        IReadOnlyList<TItem> items,
        JsonTypeInfo<TItem> itemType,
        IReadOnlyList<CsvColumn<TItem>> columns
    )
    {
        request.HttpContext.Response.Headers.Vary = HeaderNames.Accept;
        return FormatOf(request) switch
        {
            ListFormat.JsonLines => Results.Stream(
                body => WriteLinesAsync(body, items, itemType, request.HttpContext.RequestAborted),
                JsonLines
            ),
            ListFormat.Csv => Results.Stream(
                body => WriteCsvAsync(body, items, columns, request.HttpContext.RequestAborted),
                $"{MediaTypeNames.Text.Csv}; charset=utf-8; header=present"
            ),
            _ => ApiJson.Of(list, type),
        };
    }

    /// <summary>The format the client prefers among those there are.</summary>
    /// <param name="request">What was asked.</param>
    public static ListFormat FormatOf(HttpRequest request) =>
        request
            .GetTypedHeaders()
            .Accept.Where(static accepted => accepted.Quality is not 0)
            .OrderByDescending(static accepted => accepted.Quality ?? 1)
            .Select(static accepted =>
                accepted.MediaType.Value?.ToLowerInvariant() switch
                {
                    MediaTypeNames.Text.Csv => ListFormat.Csv,
                    JsonLines => ListFormat.JsonLines,
                    MediaTypeNames.Application.Json or "application/*" or "*/*" => ListFormat.Json,
                    _ => (ListFormat?)null,
                }
            )
            .FirstOrDefault(static format => format is not null)
        ?? ListFormat.Json;

    private static async Task WriteLinesAsync<T>(
        Stream body,
        IReadOnlyList<T> items,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
    {
        foreach (T item in items)
        {
            await JsonSerializer.SerializeAsync(body, item, type, cancellationToken);
            await body.WriteAsync("\n"u8.ToArray(), cancellationToken);
        }
    }

    private static async Task WriteCsvAsync<T>(
        Stream body,
        IReadOnlyList<T> items,
        IReadOnlyList<CsvColumn<T>> columns,
        CancellationToken cancellationToken
    )
    {
        await using var csv = CsvWriter.Create(body, Csv, leaveOpen: true);
        await csv.WriteRecordAsync([.. columns.Select(static column => column.Name)], cancellationToken);
        foreach (T item in items)
        {
            await csv.WriteRecordAsync([.. columns.Select(column => TextOf(column.ValueOf(item)))], cancellationToken);
        }
    }

    private static string? TextOf(object? value) =>
        value switch
        {
            null => null,
            Enum name => JsonNamingPolicy.CamelCase.ConvertName(name.ToString()),
            IFormattable other => other.ToString(value is DateOnly or DateTimeOffset ? "O" : null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
}
