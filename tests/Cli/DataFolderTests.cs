using Pipeline.Cli.Up;

namespace Pipeline.Cli.Tests;

public sealed class DataFolderTests : IDisposable
{
    private static readonly RunningPipeline Here = new(new Uri("http://localhost:7071/"), "UseDevelopmentStorage=true");

    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("pipeline-data-");

    private string Folder => Path.Combine(_parent.FullName, "data");

    public void Dispose() => _parent.Delete(recursive: true);

    [Fact]
    public void A_folder_that_is_in_use_is_refused_with_the_address_of_its_pipeline()
    {
        using var first = DataFolder.Take(Folder);
        first.Note(Here);

        CommandFailedException error = Assert.Throws<CommandFailedException>(() => DataFolder.Take(Folder));

        Assert.Contains(Folder, error.Message, StringComparison.Ordinal);
        Assert.Contains("at http://localhost:7071/", error.Message, StringComparison.Ordinal);
        Assert.Equal(Here, DataFolder.FindRunning(Folder));
    }

    [Fact]
    public void A_folder_that_was_let_go_can_be_taken_again()
    {
        using (var first = DataFolder.Take(Folder))
        {
            first.Note(Here);
        }

        using var second = DataFolder.Take(Folder);
        Assert.Null(DataFolder.FindRunning(Folder));
    }

    [Fact]
    public void A_folder_that_was_removed_meanwhile_is_let_go()
    {
        using var taken = DataFolder.Take(Folder);
        taken.Note(Here);
        Directory.Delete(Folder, recursive: true);

        taken.Dispose();

        Assert.Null(DataFolder.FindRunning(Folder));
    }

    [Fact]
    public void A_note_that_a_killed_process_left_is_not_believed()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "running.json"), """{"address":"http://localhost:7071/","storage":"x"}""");
        Assert.Null(DataFolder.FindRunning(Folder));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named()
    {
        File.WriteAllText(Path.Combine(_parent.FullName, "data"), "a file");
        CommandFailedException error = Assert.Throws<CommandFailedException>(() => DataFolder.Take(Folder));
        Assert.Contains(Folder, error.Message, StringComparison.Ordinal);
        Assert.Contains("--data", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_named()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "pipeline.lock"));
        CommandFailedException error = Assert.Throws<CommandFailedException>(() => DataFolder.Take(Folder));
        Assert.StartsWith($"The data cannot be kept in {Folder}: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Name another folder with --data.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"filename":"__azurite_db_blob__.json","collections":[{"na""")]
    [InlineData("")]
    [InlineData("null")]
    public void A_damaged_database_of_Azurite_is_named(string content)
    {
        Directory.CreateDirectory(Folder);
        string file = Path.Combine(Folder, "__azurite_db_blob__.json");
        File.WriteAllText(Path.Combine(Folder, "__azurite_db_queue__.json"), "{}");
        File.WriteAllText(file, content);
        Assert.StartsWith($"Azurite cannot read its database {file}: ", AzuriteDatabase.Explain(Folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Sound_databases_are_not_blamed()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "__azurite_db_blob__.json"), """{"collections":[]}""");
        Assert.Null(AzuriteDatabase.Explain(Folder));
        Assert.Null(AzuriteDatabase.Explain(Path.Combine(Folder, "nowhere")));
    }
}
