using Microsoft.Extensions.Configuration;
using Pipeline.Functions.Local.Settings;

namespace Pipeline.Functions.Local.Startup;

/// <summary>The app that a host runs.</summary>
internal sealed record FunctionApp
{
    /// <summary>The folder of its files, host.json among them.</summary>
    public required string Folder { get; init; }

    /// <summary>The program, such as <c>Pipeline.Functions.dll</c>.</summary>
    public required string Program { get; init; }

    /// <summary>What its entry point finds on the command line, before what the host adds.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Its settings, sections separated by colons; they win over environment variables.</summary>
    public required IReadOnlyDictionary<string, string?> Settings { get; init; }

    /// <summary>Environment variables and, over them, its settings.</summary>
    public required IConfiguration Configuration { get; init; }

    /// <summary>Its host.json.</summary>
    public required HostSettings Host { get; init; }

    /// <summary>The name under which the host keeps records in storage.</summary>
    public required string HostId { get; init; }
}
