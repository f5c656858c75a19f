using Pipeline.Cli.Upload;

namespace Pipeline.Cli.Tests;

public sealed class ArticleFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-files-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Files_in_a_folder_keep_their_path_from_it_on()
    {
        Write("a.txt");
        Write("2022/01/b.txt");
        Write(".DS_Store");
        Assert.Equal(["2022/01/b.txt", "a.txt"], Find("").Order(StringComparer.Ordinal));
        Assert.Equal(["news/2022/01/b.txt", "news/a.txt"], Find("news/").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_named_twice_is_uploaded_once()
    {
        string path = Write("a.txt");
        Assert.Single(ArticleFile.Find([path, path], ""));
    }

    [Fact]
    public void Two_files_of_one_name_are_refused()
    {
        string first = Write("one/a.txt"),
            second = Write("two/a.txt");
        CommandFailedException error = Assert.Throws<CommandFailedException>(() => ArticleFile.Find([first, second], ""));
        Assert.Contains("--prefix", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../")]
    [InlineData("/")]
    [InlineData("a/./")]
    public void A_prefix_that_makes_an_address_of_something_else_is_refused(string prefix)
    {
        Write("a.txt");
        CommandFailedException error = Assert.Throws<CommandFailedException>(() => Find(prefix));
        Assert.Contains($"would be called '{prefix}a.txt'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_folder_is_an_error() => Assert.Throws<CommandFailedException>(() => ArticleFile.Find([_folder.FullName], ""));

    private IEnumerable<string> Find(string prefix) => ArticleFile.Find([_folder.FullName], prefix).Select(file => file.BlobName);

    private string Write(string name)
    {
        string path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "x");
        return path;
    }
}
