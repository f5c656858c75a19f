using System.Diagnostics.CodeAnalysis;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Pipeline.Functions.Http.Lists;

/// <summary>A kind of list: reads how a client would have it, and writes it so.</summary>
/// <typeparam name="TList">The list, as JSON has it.</typeparam>
/// <typeparam name="TItem">What is listed.</typeparam>
/// <param name="name">What a file with it is called.</param>
/// <param name="type">How it is written as JSON.</param>
/// <param name="itemType">How one item is written as JSON.</param>
/// <param name="items">What is in it.</param>
/// <param name="columns">How one item is written as CSV.</param>
internal sealed class ListShape<TList, TItem>(
    string name,
    JsonTypeInfo<TList> type,
    JsonTypeInfo<TItem> itemType,
    Func<TList, IReadOnlyList<TItem>> items,
    IReadOnlyList<CsvColumn<TItem>> columns
)
{
    /// <summary>What the list of items is called in JSON.</summary>
    public string ItemsName { get; init; } = "items";

    /// <summary>The media type of the list as JSON.</summary>
    public string JsonType { get; init; } = MediaTypeNames.Application.Json;

    /// <summary>A format that only this kind of list has; null for none.</summary>
    public ListFormat? OwnFormat { get; init; }

    /// <summary>Writes the list in <see cref="OwnFormat"/>.</summary>
    public Func<HttpRequest, TList, byte[]>? WriteOwn { get; init; }

    /// <summary>The formats there are.</summary>
    public IReadOnlyList<ListFormat> Formats =>
        [ListFormat.Json, ListFormat.JsonLines, ListFormat.Csv, .. OwnFormat is { } own ? [own] : Array.Empty<ListFormat>()];

    /// <summary>Reads what a client asks for.</summary>
    /// <typeparam name="TQuery">The query.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="parse">Reads the query.</param>
    /// <param name="asked">What it asks for.</param>
    /// <param name="problem">The answer when it cannot be understood.</param>
    public bool TryRead<TQuery>(
        HttpRequest request,
        TryParseQuery<TQuery> parse,
        [NotNullWhen(true)] out Asked<TQuery>? asked,
        [NotNullWhen(false)] out IResult? problem
    )
        where TQuery : class =>
        new FormReader(Formats, [.. columns.Select(static column => column.Name)], itemType).TryRead(
            request,
            parse,
            out asked,
            out problem
        );

    /// <summary>An answer of 200.</summary>
    /// <param name="request">The request.</param>
    /// <param name="form">How the client would have it.</param>
    /// <param name="list">The list.</param>
    public IResult Write(HttpRequest request, ListForm form, TList list)
    {
        HttpResponse response = request.HttpContext.Response;
        response.Headers.Vary = HeaderNames.Accept;
        if (form.IsFile)
        {
            response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{ListFormats.NameOf(form.Format)}\"";
        }

        CancellationToken aborted = request.HttpContext.RequestAborted;
        return form.Format switch
        {
            ListFormat.JsonLines => Results.Stream(body => WriteLinesAsync(body, form, items(list), aborted), ListFormats.JsonLines),
            ListFormat.Csv => Results.Stream(body => CsvTable.WriteAsync(body, items(list), ColumnsOf(form), aborted), ListFormats.Csv),
            ListFormat.Atom => Results.Bytes(WriteOwn!(request, list), $"{ListFormats.Atom}; charset=utf-8"),
            ListFormat.GraphMl => Results.Bytes(WriteOwn!(request, list), $"{ListFormats.GraphMl}; charset=utf-8"),
            _ when form.Fields is { } fields => Results.Text(Pick(list, fields), JsonType, Encoding.UTF8),
            _ => Results.Json(list, type, JsonType),
        };
    }

    private IReadOnlyList<CsvColumn<TItem>> ColumnsOf(ListForm form) =>
        form.Fields is null ? columns : [.. form.Fields.Names.Select(field => columns.First(column => column.Name == field))];

    private string Pick(TList list, FieldPick fields)
    {
        JsonObject root = JsonSerializer.SerializeToNode(list, type)!.AsObject();
        root[ItemsName] = new JsonArray([.. root[ItemsName]!.AsArray().Select(item => fields.TakeFrom(item!.AsObject()))]);
        return root.ToJsonString(type.Options);
    }

    private async Task WriteLinesAsync(Stream body, ListForm form, IReadOnlyList<TItem> items, CancellationToken cancellationToken)
    {
        foreach (TItem item in items)
        {
            if (form.Fields is { } fields)
            {
                JsonObject picked = fields.TakeFrom(JsonSerializer.SerializeToNode(item, itemType)!.AsObject());
                await body.WriteAsync(Encoding.UTF8.GetBytes(picked.ToJsonString(itemType.Options)), cancellationToken);
            }
            else
            {
                await JsonSerializer.SerializeAsync(body, item, itemType, cancellationToken);
            }

            await body.WriteAsync("\n"u8.ToArray(), cancellationToken);
        }
    }
}
