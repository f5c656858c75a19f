using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using CsvHelper;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Pipeline.Catalog.Queries;
using Pipeline.Metadata;

namespace Pipeline.Functions.Http.Lists;

/// <summary>The exports of the API.</summary>
internal static class ExportShape
{
    public static readonly ExportShape<ArticleSummary> Articles = new("articles", ApiJson.Catalog.ArticleSummary, CsvColumns.Article);
    public static readonly ExportShape<QuotationHit> Quotations = new("quotations", ApiJson.Catalog.QuotationHit, CsvColumns.Quotation);
    public static readonly ExportShape<ArticleMetadata> Documents = new("documents", ApiJson.Metadata.ArticleMetadata, []);
}

/// <summary>A kind of export: writes items one after the other as they are read, each with the continuation after it.</summary>
/// <typeparam name="T">What is exported.</typeparam>
/// <param name="name">What a file with it is called.</param>
/// <param name="type">How one item is written as JSON.</param>
/// <param name="columns">How one item is written as CSV; none when it is too deep for a table.</param>
internal sealed class ExportShape<T>(string name, JsonTypeInfo<T> type, IReadOnlyList<CsvColumn<T>> columns)
{
    private const string Continuation = "continuation";

    /// <summary>How many items are written before they are sent on their way.</summary>
    private const int SentAtOnce = 100;

    /// <summary>The formats there are.</summary>
    public IReadOnlyList<ListFormat> Formats => columns.Count == 0 ? [ListFormat.JsonLines] : [ListFormat.JsonLines, ListFormat.Csv];

    /// <summary>Reads what a client asks for.</summary>
    /// <param name="request">The request.</param>
    /// <param name="asked">What it asks for.</param>
    /// <param name="problem">The answer when it cannot be understood.</param>
    public bool TryRead(
        HttpRequest request,
        [NotNullWhen(true)] out Asked<ExportQuery>? asked,
        [NotNullWhen(false)] out IResult? problem
    ) =>
        new FormReader(Formats, [.. columns.Select(static column => column.Name)], type).TryRead(
            request,
            ExportQuery.TryParse,
            out asked,
            out problem
        );

    /// <summary>An answer of 200 that goes on until everything is written.</summary>
    /// <param name="request">The request.</param>
    /// <param name="form">How the client would have it.</param>
    /// <param name="export">The export.</param>
    public IResult Write(HttpRequest request, ListForm form, Export<T> export)
    {
        HttpResponse response = request.HttpContext.Response;
        response.Headers.Vary = HeaderNames.Accept;
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{ListFormats.NameOf(form.Format)}\"";
        CancellationToken aborted = request.HttpContext.RequestAborted;
        return form.Format == ListFormat.Csv
            ? Results.Stream(body => WriteCsvAsync(body, form, export, aborted), ListFormats.Csv)
            : Results.Stream(body => WriteLinesAsync(body, form, export, aborted), ListFormats.JsonLines);
    }

    private async Task WriteLinesAsync(Stream body, ListForm form, Export<T> export, CancellationToken cancellationToken)
    {
        int written = 0;
        using var line = new MemoryStream();
        await foreach (Exported<T> item in export.Items.WithCancellation(cancellationToken))
        {
            WriteLine(line, form, item);
            if (++written % SentAtOnce == 0)
            {
                await SendAsync(line, body, cancellationToken);
            }
        }

        await SendAsync(line, body, cancellationToken);
    }

    private static async Task SendAsync(MemoryStream lines, Stream body, CancellationToken cancellationToken)
    {
        await body.WriteAsync(lines.GetBuffer().AsMemory(0, (int)lines.Length), cancellationToken);
        await body.FlushAsync(cancellationToken);
        lines.SetLength(0);
    }

    private void WriteLine(MemoryStream lines, ListForm form, Exported<T> item)
    {
        if (form.Fields is { } fields)
        {
            JsonObject picked = fields.TakeFrom(JsonSerializer.SerializeToNode(item.Item, type)!.AsObject());
            picked[Continuation] = item.Continuation;
            using var writer = new Utf8JsonWriter(lines, new JsonWriterOptions { Encoder = type.Options.Encoder });
            picked.WriteTo(writer);
        }
        else
        {
            JsonSerializer.Serialize(lines, item.Item, type);

            // The object goes on: a continuation needs no escaping.
            lines.SetLength(lines.Length - 1);
            lines.Position = lines.Length;
            lines.Write(System.Text.Encoding.ASCII.GetBytes($",\"{Continuation}\":\"{item.Continuation}\"}}"));
        }

        lines.Write("\n"u8);
    }

    private async Task WriteCsvAsync(Stream body, ListForm form, Export<T> export, CancellationToken cancellationToken)
    {
        IReadOnlyList<CsvColumn<T>> shown = form.Fields is null
            ? columns
            : [.. form.Fields.Names.Select(field => columns.First(column => column.Name == field))];
        await using CsvWriter csv = CsvTable.Begin(body);
        await csv.WriteRecordAsync([.. shown.Select(static column => column.Name), Continuation], cancellationToken);
        await foreach (Exported<T> item in export.Items.WithCancellation(cancellationToken))
        {
            await csv.WriteRecordAsync([.. shown.Select(column => column.TextOf(item.Item)), item.Continuation], cancellationToken);
        }
    }
}
