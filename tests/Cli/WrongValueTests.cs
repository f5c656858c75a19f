namespace Pipeline.Cli.Tests;

/// <summary>Every option that takes more than any text, given something it cannot take.</summary>
public sealed class WrongValueTests
{
    [Theory]
    [InlineData("--port", "up", "--port", "abc")]
    [InlineData("--port", "up", "--port", "0")]
    [InlineData("--port", "up", "--port", "65536")]
    [InlineData("--port", "up", "--port", "-1")]
    [InlineData("--port", "up", "--port", "")]
    [InlineData("--limit", "search", "--limit", "many", "word")]
    [InlineData("--limit", "search", "--limit", "0", "word")]
    [InlineData("--limit", "quotes", "--limit", "-5")]
    [InlineData("--url", "status", "--url", "ftp://example.org")]
    [InlineData("--url", "search", "--url", "")]
    [InlineData("--every", "watch", "--every", "0")]
    [InlineData("--names", "network", "--names", "301")]
    [InlineData("--min-articles", "network", "--min-articles", "few")]
    [InlineData("--format", "export", "--format", "xml")]
    [InlineData("--interval", "timeline", "--interval", "hour")]
    [InlineData("--type", "entities", "--type", "ghost")]
    [InlineData("--of", "export", "--of", "cats")]
    [InlineData("--account", "upload", "{file}", "--account", "http://")]
    public async Task A_value_an_option_cannot_take_is_one_sentence_that_names_the_option(string option, params string[] arguments)
    {
        CommandResult result = await CommandLine.RunAsync([
            .. arguments.Select(argument => argument.Replace("{file}", typeof(ExitCodes).Assembly.Location, StringComparison.Ordinal)),
        ]);
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains(option, result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
    }
}
