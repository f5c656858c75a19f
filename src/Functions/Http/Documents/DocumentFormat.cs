using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Pipeline.Catalog.Queries;

namespace Pipeline.Functions.Http.Documents;

/// <summary>How a document is written.</summary>
internal enum DocumentFormat
{
    /// <summary>As the catalogue has it.</summary>
    Json,

    /// <summary>As schema.org describes a news article (<c>application/ld+json</c>).</summary>
    JsonLd,

    /// <summary>As the press agencies exchange news (IPTC ninjs 3.0).</summary>
    Ninjs,
}

/// <summary>Reads how a client would have a document: the parameter <c>format</c>, which beats the <c>Accept</c> header.</summary>
internal static class DocumentFormats
{
    /// <summary>The media type of <see cref="DocumentFormat.JsonLd"/>.</summary>
    public const string JsonLd = "application/ld+json";

    /// <summary>The media type of <see cref="DocumentFormat.Ninjs"/>; the IPTC has registered none.</summary>
    public const string NinjsType = "application/vnd.iptc.ninjs+json";

    private const string Parameter = "format";

    /// <summary>Reads it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="format">The format.</param>
    /// <param name="problem">The answer when there is no such format.</param>
    public static bool TryRead(HttpRequest request, out DocumentFormat format, [NotNullWhen(false)] out IResult? problem)
    {
        string asked = request.Query[Parameter].ToString();
        format = DocumentFormat.Json;
        problem = null;
        if (asked.Length > 0)
        {
            if (!Enum.TryParse(asked, ignoreCase: true, out format) || !Enum.IsDefined(format) || char.IsAsciiDigit(asked[0]))
            {
                problem = Problems.BadQuery([
                    new QueryError(Parameter, $"'{asked}' is not a format of a document.", "Give one of: json, jsonld, ninjs."),
                ]);
            }
        }
        else
        {
            format = request
                .GetTypedHeaders()
                .Accept.Where(static accepted => accepted.Quality is not 0)
                .OrderByDescending(static accepted => accepted.Quality ?? 1)
                .Select(static accepted => Of(accepted.MediaType.Value))
                .FirstOrDefault(static known => known is not null)
                .GetValueOrDefault();
        }

        return problem is null;
    }

    private static DocumentFormat? Of(string? mediaType) =>
        mediaType?.ToLowerInvariant() switch
        {
            JsonLd => DocumentFormat.JsonLd,
            NinjsType => DocumentFormat.Ninjs,
            "application/json" or "*/*" => DocumentFormat.Json,
            _ => null,
        };

    /// <summary>The entity tag of a document in a format: each has its own.</summary>
    /// <param name="entityTag">The tag of the document.</param>
    /// <param name="format">The format.</param>
    public static string TagOf(string entityTag, DocumentFormat format) =>
        format == DocumentFormat.Json ? entityTag : $"{entityTag[..^1]}-{format.ToString().ToLowerInvariant()}\"";
}
