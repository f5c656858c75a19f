namespace Pipeline.Functions.Local.Tests.Apps;

/// <summary>A folder that is all there is on the PATH: shell scripts in the place of Node.js and npm.</summary>
public sealed class FakeTools : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tools-").FullName;

    /// <summary>Where Azurite is to be installed.</summary>
    public string InstallRoot => Path.Combine(_folder, "installed");

    /// <summary>The folder of the scripts.</summary>
    public string Folder => Directory.CreateDirectory(Path.Combine(_folder, "bin")).FullName;

    public (string Name, string Value) PathVariable => ("PATH", Folder);

    /// <summary>The lines that scripts have written to <c>$LOG</c>.</summary>
    public string[] Log => File.Exists(Path.Combine(Folder, "log")) ? File.ReadAllLines(Path.Combine(Folder, "log")) : [];

    /// <summary>Node.js: answers to <c>--version</c>, and does what the script says when it is to run Azurite.</summary>
    public FakeTools WithNode(string version, string azurite = "exit 0") =>
        With("node", $"""if [ "$1" = --version ]; then echo {version}; exit 0; fi{"\n"}{azurite}""");

    /// <summary>npm: does what the script says; <c>make</c> stands for what a good installation leaves.</summary>
    public FakeTools WithNpm(string script) =>
        With(
            "npm",
            script.Replace(
                "make",
                "mkdir -p node_modules/azurite/dist/src; : > node_modules/azurite/dist/src/azurite.js",
                StringComparison.Ordinal
            )
        );

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private FakeTools With(string name, string script)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllText(path, $"#!/bin/sh\nPATH=/usr/bin:/bin\nLOG={Folder}/log\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        return this;
    }
}
