using System.Text;

namespace Pipeline.Cli.Api;

/// <summary>A route with the parameters that have a value.</summary>
/// <param name="route">The route, without a query.</param>
internal sealed class RouteQuery(string route)
{
    private readonly StringBuilder _parameters = new();

    /// <summary>Adds a parameter, unless it has no value.</summary>
    public RouteQuery With(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _parameters.Append(_parameters.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return this;
    }

    public override string ToString() => route + _parameters;
}
