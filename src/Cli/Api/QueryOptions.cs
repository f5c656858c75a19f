using System.CommandLine;

namespace Pipeline.Cli.Api;

/// <summary>
/// Command-line options that become URL parameters of the same name, so that the command line and the API speak one language.
/// </summary>
internal sealed class QueryOptions
{
    private readonly Argument<string[]> _words = new("WORDS")
    {
        Description = "Words that must all occur.",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Option<int> _limit = WholeNumber.Option(
        "--limit",
        "How many results at most.",
        least: 1,
        most: int.MaxValue,
        whenLeftOut: 20
    );
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
        AddWithoutLimitTo(command);
        command.Add(_limit);
    }

    /// <summary>Adds the words and filters alone to a command whose answer has no end to limit.</summary>
    public void AddWithoutLimitTo(Command command)
    {
        command.Add(_words);
        _filters.ForEach(command.Add);
    }

    /// <summary>How many results are wanted.</summary>
    public int Limit(ParseResult arguments) => arguments.GetValue(_limit);

    /// <summary>The route with words and filters, without paging.</summary>
    public RouteQuery Query(string route, ParseResult arguments)
    {
        RouteQuery query = new RouteQuery(route).With("q", string.Join(' ', arguments.GetValue(_words) ?? []));
        foreach (Option<string[]> filter in _filters)
        {
            foreach (string value in arguments.GetValue(filter) ?? [])
            {
                query.With(filter.Name.TrimStart('-'), value);
            }
        }

        return query;
    }

    // Without this a mistyped option would be searched for.
    private static void RefuseOptions(System.CommandLine.Parsing.ArgumentResult words)
    {
        foreach (
            System.CommandLine.Parsing.Token token in words.Tokens.Where(token => token.Value.StartsWith("--", StringComparison.Ordinal))
        )
        {
            words.AddError($"There is no option {token.Value}.");
        }
    }
}
