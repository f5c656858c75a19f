using System.CommandLine;
using System.Globalization;

namespace Pipeline.Cli.Api;

/// <summary>An option that takes a whole number within bounds, and says so when it is given something else.</summary>
internal static class WholeNumber
{
    /// <summary>Makes the option.</summary>
    /// <param name="name">Its name, such as <c>--port</c>.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="least">The smallest number it takes.</param>
    /// <param name="most">The largest number it takes.</param>
    /// <param name="whenLeftOut">Its value when it is left out.</param>
    public static Option<int> Option(string name, string description, int least, int most, int whenLeftOut) =>
        new(name)
        {
            Description = description,
            DefaultValueFactory = _ => whenLeftOut,
            CustomParser = result =>
            {
                string given = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
                if (
                    int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                    && number >= least
                    && number <= most
                )
                {
                    return number;
                }

                result.AddError($"{name} takes a number from {least} to {most}, not '{given}'.");
                return whenLeftOut;
            },
        };
}
