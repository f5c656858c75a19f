using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Pipeline.Functions.Explorer;

/// <summary>The files of the page: what <c>src/Explorer</c> builds and the build of this project embeds.</summary>
internal sealed class ExplorerFiles
{
    private const string Prefix = "explorer/";

    private readonly Assembly _assembly;
    private readonly FrozenDictionary<string, ExplorerFile> _files;

    /// <summary>Lists the files of this assembly.</summary>
    public ExplorerFiles()
        : this(typeof(ExplorerFiles).Assembly) { }

    /// <summary>Lists the files of an assembly.</summary>
    internal ExplorerFiles(Assembly assembly)
    {
        _assembly = assembly;
        var names = assembly
            .GetManifestResourceNames()
            .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
        var types = new FileExtensionContentTypeProvider();
        _files = names
            .Where(name =>
                !ContentEncoding.All.Any(encoding =>
                    name.EndsWith(encoding.Extension, StringComparison.Ordinal) && names.Contains(name[..^encoding.Extension.Length])
                )
            )
            .ToFrozenDictionary(static name => name[Prefix.Length..], name => Describe(name, names, types), StringComparer.Ordinal);
    }

    /// <summary>The paths of all files, relative to the page.</summary>
    public IEnumerable<string> Paths => _files.Keys;

    /// <summary>Finds a file.</summary>
    /// <param name="path">Its path, relative to the page.</param>
    /// <param name="file">The file.</param>
    public bool TryFind(string path, [NotNullWhen(true)] out ExplorerFile? file) => _files.TryGetValue(path, out file);

    /// <summary>Opens the bytes of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="encoding">One of its encodings; null for the bytes themselves.</param>
    public Stream Open(ExplorerFile file, ContentEncoding? encoding) =>
        _assembly.GetManifestResourceStream(file.Resource + encoding?.Extension)!;

    private ExplorerFile Describe(string name, HashSet<string> names, FileExtensionContentTypeProvider types)
    {
        string type = types.TryGetContentType(name, out string? known) ? known : "application/octet-stream";
        using Stream bytes = _assembly.GetManifestResourceStream(name)!;
        string hash = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12));
        return new ExplorerFile(
            name,
            type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type,
            new EntityTagHeaderValue($"\"{hash}\"", isWeak: true),
            [.. ContentEncoding.All.Where(encoding => names.Contains(name + encoding.Extension))]
        );
    }
}
