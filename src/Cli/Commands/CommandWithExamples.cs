using System.CommandLine;

namespace Pipeline.Cli.Commands;

/// <summary>A command whose <c>--help</c> ends with examples.</summary>
/// <param name="name">Its name.</param>
/// <param name="description">One sentence on what it does.</param>
/// <param name="examples">Its arguments, as a person would type them after the name.</param>
internal sealed class CommandWithExamples(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>The whole lines.</summary>
    public IEnumerable<string> Examples => examples.Select(example => $"pipeline {Name} {example}".TrimEnd());
}
