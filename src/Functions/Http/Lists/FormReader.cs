using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Pipeline.Catalog.Queries;

namespace Pipeline.Functions.Http.Lists;

/// <summary>
/// Reads how a client would have a list: the parameters <c>format</c>, which beats the <c>Accept</c> header, and <c>fields</c>.
/// </summary>
/// <param name="formats">The formats there are, the usual one first.</param>
/// <param name="columns">The fields as CSV has them.</param>
/// <param name="itemType">The fields as JSON has them.</param>
internal sealed class FormReader(IReadOnlyList<ListFormat> formats, IReadOnlyList<string> columns, JsonTypeInfo itemType)
{
    private const string Format = "format";
    private const string Fields = "fields";

    /// <summary>The names of the parameters.</summary>
    public static IReadOnlyList<string> Parameters { get; } = [Format, Fields];

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
        where TQuery : class
    {
        KeyValuePair<string, string>[] parameters = [.. request.QueryParameters()];
        var errors = new List<QueryError>();
        ListForm form = Read(request, parameters, errors);
        parse(
            parameters.Where(static parameter => !Parameters.Contains(parameter.Key)),
            out TQuery? query,
            out IReadOnlyList<QueryError> wrong
        );
        errors.AddRange(wrong);
        asked = query is null || errors.Count > 0 ? null : new Asked<TQuery>(query, form);
        problem = asked is null ? Problems.BadQuery(errors) : null;
        return asked is not null;
    }

    /// <summary>Reads the form alone.</summary>
    /// <param name="request">The request.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="errors">Gets what is wrong.</param>
    private ListForm Read(HttpRequest request, IReadOnlyList<KeyValuePair<string, string>> parameters, List<QueryError> errors)
    {
        string[] asked = [.. ValuesOf(parameters, Format)];
        ListFormat format = asked.Length == 0 ? ListFormats.Preferred(request, formats) : ReadFormat(asked, errors);
        bool isFile = asked.Length > 0 && format is not (ListFormat.Json or ListFormat.Atom);
        return new ListForm(format, isFile, ReadFields([.. ValuesOf(parameters, Fields)], format, errors));
    }

    private ListFormat ReadFormat(string[] asked, List<QueryError> errors)
    {
        foreach (ListFormat format in formats)
        {
            if (asked.Length == 1 && string.Equals(asked[0], ListFormats.NameOf(format), StringComparison.OrdinalIgnoreCase))
            {
                return format;
            }
        }

        string names = string.Join(", ", formats.Select(ListFormats.NameOf));
        errors.Add(new QueryError(Format, $"'{string.Join(", ", asked)}' is not a format of this list.", $"Give one of: {names}."));
        return formats[0];
    }

    private FieldPick? ReadFields(string[] values, ListFormat format, List<QueryError> errors)
    {
        const StringSplitOptions Trimmed = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        string[] paths = [.. values.SelectMany(static value => value.Split(',', Trimmed))];
        if (paths.Length == 0)
        {
            return null;
        }

        var pick = FieldPick.Of(paths);
        switch (format)
        {
            case ListFormat.Csv when pick.Names.FirstOrDefault(path => !columns.Contains(path)) is { } unknown:
                errors.Add(Unknown(unknown, columns));
                break;
            case ListFormat.Json or ListFormat.JsonLines when pick.FindUnknown(itemType) is { } unknown:
                errors.Add(Unknown(unknown, itemType.Properties.Select(static property => property.Name)));
                break;
            case ListFormat.Atom or ListFormat.GraphMl:
                errors.Add(
                    new QueryError(Fields, "This format always has the same fields.", "Leave it out, or ask for json, ndjson or csv.")
                );
                break;
        }

        return pick;
    }

    private static QueryError Unknown(string field, IEnumerable<string> names) =>
        new(Fields, $"There is no field '{field}'.", $"Give some of: {string.Join(", ", names)}.");

    private static IEnumerable<string> ValuesOf(IReadOnlyList<KeyValuePair<string, string>> parameters, string name) =>
        parameters
            .Where(parameter => parameter.Key == name && !string.IsNullOrWhiteSpace(parameter.Value))
            .Select(static parameter => parameter.Value.Trim());
}
