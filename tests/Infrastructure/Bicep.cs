using System.Diagnostics;
using System.Reflection;

namespace Pipeline.Infrastructure.Tests;

/// <summary>The Bicep CLI that NuGet restored, and where the checkout is.</summary>
internal static class Bicep
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Infra { get; } = System.IO.Path.Combine(Root, "infra");

    /// <summary>Where the CLI is; the test that asks is skipped where it was not restored.</summary>
    public static string Path
    {
        get
        {
            string path = Metadata("BicepPath").Replace('\\', '/');
            Assert.SkipUnless(File.Exists(path), "The Bicep CLI is restored on Linux x64 only.");
            return path;
        }
    }

    /// <summary>Runs the CLI in <see cref="Infra"/>.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What it wrote. Warnings go to the error stream.</returns>
    public static Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) =>
        ProcessOutput.OfAsync(new ProcessStartInfo(Path, arguments) { WorkingDirectory = Infra });

    private static string Metadata(string key) =>
        typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value ?? "";
}
