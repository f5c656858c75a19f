
namespace Pipeline.Infrastructure.Tests;

/// <summary>The templates compile without a word, and hold no secret.</summary>
/// <param name="templates">The templates.</param>
public sealed class TemplateTests(Templates templates)
{
    [Theory]
    [InlineData("main.bicep")]
    [InlineData("events.bicep")]
    public async Task Build_gives_no_warning(string file) => Assert.NotEmpty(await templates.BuildAsync(file));

    [Fact]
    public async Task The_parameter_file_fits_the_template()
    {
        (int exitCode, string output, string errors) = await Bicep.RunAsync("build-params", "main.bicepparam", "--stdout");

        Assert.Equal("", errors);
        Assert.Equal(0, exitCode);
        Assert.Contains("environmentName", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_gives_no_warning()
    {
        (int exitCode, string output, string errors) = await Bicep.RunAsync("lint", "--pattern", "**/*.bicep");

        Assert.DoesNotContain("Warning", output + errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Error", output + errors, StringComparison.Ordinal);
        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task Every_file_is_formatted()
    {
        string copy = Directory.CreateTempSubdirectory("pipeline-bicep-").FullName;
        try
        {
            string[] files = [.. Directory.EnumerateFiles(Bicep.Infra, "*.bicep", SearchOption.AllDirectories)];
            foreach (string file in files)
            {
                string target = Path.Combine(copy, Path.GetRelativePath(Bicep.Infra, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }

            (int exitCode, _, string errors) = await Bicep.RunAsync("format", "--pattern", copy + "/**/*.bicep");

            Assert.True(exitCode == 0, errors);
            Assert.All(files, file => Assert.Equal(File.ReadAllText(Path.Combine(copy, Path.GetRelativePath(Bicep.Infra, file))), File.ReadAllText(file)));
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    [Fact]
    public async Task No_output_and_no_setting_holds_a_key()
    {
        string main = await templates.BuildAsync("main.bicep");

        Assert.DoesNotContain("listKeys", main, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("listAccountSas", main, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("AccountKey", main, StringComparison.OrdinalIgnoreCase);
    }
}
