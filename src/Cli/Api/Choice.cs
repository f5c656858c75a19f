using System.CommandLine;

namespace Pipeline.Cli.Api;

/// <summary>An option that takes one of a few words, which a shell completes, and says so when it is given something else.</summary>
internal static class Choice
{
    /// <summary>Makes the option.</summary>
    /// <param name="name">Its name, such as <c>--type</c>.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="whenLeftOut">Its value when it is left out; null for none.</param>
    /// <param name="values">The words it takes.</param>
    public static Option<string> Option(string name, string description, string? whenLeftOut, params string[] values)
    {
        var option = new Option<string>(name) { Description = description };
        if (whenLeftOut is not null)
        {
            option.DefaultValueFactory = _ => whenLeftOut;
        }

        option.CompletionSources.Add(values);
        option.Validators.Add(result =>
        {
            foreach (string given in result.Tokens.Select(static token => token.Value).Where(given => !values.Contains(given)))
            {
                result.AddError($"{name} takes {string.Join(", ", values[..^1])} or {values[^1]}, not '{given}'.");
            }
        });
        return option;
    }
}
