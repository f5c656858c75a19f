using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pipeline.Infrastructure.Tests;

/// <summary>
/// infra/main.parameters.json as azd reads it: “${NAME}” and “${NAME=default}” come from the environment, what ends as nothing is left out,
/// and a string becomes what its parameter is.
/// </summary>
internal static partial class AzdParameters
{
    /// <summary>The parameters that are mapped, each with its text.</summary>
    public static IReadOnlyDictionary<string, string> Mapped { get; } = Read();

    /// <summary>What azd hands to the template.</summary>
    /// <param name="template">The compiled template.</param>
    /// <param name="environment">The values of azd's environment.</param>
    /// <returns>Lines of a parameter file.</returns>
    public static string[] Resolve(JsonElement template, IReadOnlyDictionary<string, string> environment) =>
        [
            .. from parameter in Mapped
            let value = Variable()
                .Replace(
                    parameter.Value,
                    match =>
                        environment.GetValueOrDefault(match.Groups["name"].Value) is { Length: > 0 } set
                            ? set
                            : match.Groups["default"].Value
                )
            where value.Length > 0
            select $"param {parameter.Key} = {Literal(template.Text("parameters", parameter.Key, "type"), value)}",
        ];

    private static string Literal(string type, string value) =>
        type switch
        {
            "bool" => bool.Parse(value) ? "true" : "false",
            "string" => $"'{value}'",
            _ => throw new InvalidOperationException($"azd makes no {type} of a variable."),
        };

    private static Dictionary<string, string> Read()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Bicep.Infra, "main.parameters.json")));
        return file
            .RootElement.GetProperty("parameters")
            .EnumerateObject()
            .ToDictionary(static parameter => parameter.Name, static parameter => parameter.Value.Text("value"));
    }

    [GeneratedRegex(@"\$\{(?<name>\w+)(?:=(?<default>[^}]*))?\}")]
    private static partial Regex Variable();
}
