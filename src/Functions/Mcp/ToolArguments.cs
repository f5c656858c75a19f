using System.Collections;
using ModelContextProtocol;
using Pipeline.Catalog.Queries;

namespace Pipeline.Functions.Mcp;

/// <summary>The arguments of a tool as the parameters of the query that answers it.</summary>
internal sealed class ToolArguments : IEnumerable<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> _parameters = [];
    private readonly Dictionary<string, string> _arguments = new(StringComparer.Ordinal);

    /// <summary>None yet.</summary>
    public ToolArguments() { }

    /// <summary>The arguments that every search has.</summary>
    public ToolArguments(string? query, string? from, string? to, string? sort, int limit, string? continuation)
    {
        Add("query", "q", query);
        Add("from", "from", from);
        Add("to", "to", to);
        Add("sort", "sort", sort);
        Add("limit", "limit", $"{limit}");
        Add("continuation", "continuation", continuation);
    }

    /// <summary>Adds an argument; values that were not given are left out.</summary>
    /// <param name="argument">Its name in the tool.</param>
    /// <param name="parameter">The name of the query's parameter.</param>
    /// <param name="values">Its values.</param>
    public void Add(string argument, string parameter, params IEnumerable<string?>? values)
    {
        _arguments[parameter] = argument;
        _parameters.AddRange(
            (values ?? []).Where(static value => !string.IsNullOrEmpty(value)).Select(value => KeyValuePair.Create(parameter, value!))
        );
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _parameters.GetEnumerator();

    /// <summary>The answer.</summary>
    /// <exception cref="McpException">There is none: it says which argument is wrong.</exception>
    public T ValueOf<T>(Answer<T> answer)
        where T : class => answer.IsAnswered ? answer.Value : throw Refuse([answer.Error]);

    /// <summary>What is wrong, in the names that the assistant knows.</summary>
    public McpException Refuse(IEnumerable<QueryError> errors) =>
        new(
            string.Join(
                ' ',
                errors.Select(error => $"{_arguments.GetValueOrDefault(error.Parameter, error.Parameter)}: {error.Problem} {error.Fix}")
            )
        );

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
