using System.CommandLine;
using System.Text;

namespace Pipeline.Cli.Api;

/// <summary>Command-line options that become URL parameters of the same name, so that the command line and the API speak one language.</summary>
internal sealed class QueryOptions
{
    private readonly Argument<string[]> _words = new("WORDS") { Description = "Words that must all occur.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<int> _limit = WholeNumber.Option("--limit", "How many results at most.", least: 1, most: int.MaxValue, whenLeftOut: 20);
    private readonly List<Option<string[]>> _filters;

    /// <summary>Makes the options.</summary>
    /// <param name="filters">Each filter's parameter name and what it means.</param>
    public QueryOptions(params (string Name, string Description)[] filters)
    {
        _filters = [.. filters.Select(filter => new Option<string[]>("--" + filter.Name) { Description = filter.Description })];
        _words.Validators.Add(RefuseOptions);
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_words);
        _filters.ForEach(command.Add);
        command.Add(_limit);
    }

    /// <summary>How many results are wanted.</summary>
    public int Limit(ParseResult arguments) => arguments.GetValue(_limit);

    /// <summary>The URL's query without paging, starting with <c>?</c>; every part is followed by <c>&amp;</c>.</summary>
    public string Query(ParseResult arguments)
    {
        var query = new StringBuilder("?");
        string words = string.Join(' ', arguments.GetValue(_words) ?? []);
        Append(query, "q", words);
        foreach (Option<string[]> filter in _filters)
        {
            foreach (string value in arguments.GetValue(filter) ?? [])
            {
                Append(query, filter.Name.TrimStart('-'), value);
            }
        }

        return query.ToString();
    }

    private static void Append(StringBuilder query, string name, string value)
    {
        if (value.Length > 0)
        {
            query.Append(name).Append('=').Append(Uri.EscapeDataString(value)).Append('&');
        }
    }

    // Without this a mistyped option would be searched for.
    private static void RefuseOptions(System.CommandLine.Parsing.ArgumentResult words)
    {
        foreach (System.CommandLine.Parsing.Token token in words.Tokens.Where(token => token.Value.StartsWith("--", StringComparison.Ordinal)))
        {
            words.AddError($"There is no option {token.Value}; --help lists them.");
        }
    }
}
