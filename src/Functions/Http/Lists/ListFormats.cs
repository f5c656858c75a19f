using System.Net.Mime;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Functions.Http.Lists;

/// <summary>What formats are called in addresses and in headers.</summary>
internal static class ListFormats
{
    public const string JsonLines = "application/x-ndjson";
    public const string Csv = $"{MediaTypeNames.Text.Csv}; charset=utf-8; header=present";
    public const string Atom = "application/atom+xml";
    public const string GraphMl = "application/graphml+xml";
    public const string GeoJson = "application/geo+json";

    /// <summary>What a format is called in the parameter <c>format</c>: as the end of a file's name.</summary>
    /// <param name="format">The format.</param>
    public static string NameOf(ListFormat format) =>
        format switch
        {
            ListFormat.Json => "json",
            ListFormat.JsonLines => "ndjson",
            ListFormat.Csv => "csv",
            ListFormat.Atom => "atom",
            ListFormat.GraphMl => "graphml",
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Unknown format."),
        };

    /// <summary>
    /// The format that a client prefers among those there are (<c>Accept</c>, RFC 9110). What is none of them gets the usual one.
    /// </summary>
    /// <param name="request">What was asked.</param>
    /// <param name="formats">Those there are, the usual one first.</param>
    public static ListFormat Preferred(HttpRequest request, IReadOnlyList<ListFormat> formats) =>
        request
            .GetTypedHeaders()
            .Accept.Where(static accepted => accepted.Quality is not 0)
            .OrderByDescending(static accepted => accepted.Quality ?? 1)
            .Select(accepted => Of(accepted.MediaType.Value?.ToLowerInvariant(), formats[0]))
            .FirstOrDefault(format => format is { } known && formats.Contains(known))
        ?? formats[0];

    private static ListFormat? Of(string? mediaType, ListFormat usual) =>
        mediaType switch
        {
            "application/*" or "*/*" => usual,
            MediaTypeNames.Text.Csv => ListFormat.Csv,
            JsonLines => ListFormat.JsonLines,
            Atom => ListFormat.Atom,
            GraphMl => ListFormat.GraphMl,
            MediaTypeNames.Application.Json or GeoJson => ListFormat.Json,
            _ => null,
        };
}
