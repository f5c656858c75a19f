namespace Pipeline.Infrastructure.Tests;

/// <summary>How the code is written, where neither the compiler nor the formatter looks.</summary>
public sealed class SourceTests
{
    private const int MostCharacters = 140;

    private static readonly string[] NotOurs = ["bin", "obj", "node_modules"];

    // The formatter wraps code, and leaves strings and comments as they are.
    [Fact]
    public void No_line_of_code_is_longer_than_140_characters()
    {
        string[] files = [.. Code("src"), .. Code("tests")];
        string[] tooLong = [.. files.SelectMany(LongLines)];

        Assert.Contains("src/Metadata/MetadataExtractor.cs", files);
        Assert.True(
            tooLong.Length == 0,
            $"A line has at most {MostCharacters} characters. Break the string or comment at a word in:\n{string.Join('\n', tooLong)}"
        );
    }

    private static IEnumerable<string> Code(string folder)
    {
        string path = Path.Combine(Bicep.Root, folder);
        return Directory
            .EnumerateFiles(path, "*.cs")
            .Select(file => $"{folder}/{Path.GetFileName(file)}")
            .Concat(
                Directory
                    .EnumerateDirectories(path)
                    .Select(static below => Path.GetFileName(below))
                    .Except(NotOurs)
                    .Select(below => $"{folder}/{below}")
                    .SelectMany(Code)
            );
    }

    private static IEnumerable<string> LongLines(string file) =>
        File.ReadLines(Path.Combine(Bicep.Root, file))
            .Select(static (line, index) => (Number: index + 1, Length: line.EnumerateRunes().Count()))
            .Where(static line => line.Length > MostCharacters)
            .Select(line => $"{file}:{line.Number} ({line.Length} characters)");
}
