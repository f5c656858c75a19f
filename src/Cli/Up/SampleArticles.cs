using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Cli.Upload;
using Pipeline.Listing;

namespace Pipeline.Cli.Up;

/// <summary>The articles of folder <c>seeds</c>, which travel with the program.</summary>
internal static class SampleArticles
{
    private const string Folder = "seeds";
    private const string Notes = "README.md";

    /// <summary>The sample articles in the order of their names; the first is the one that <c>up</c> tells about.</summary>
    public static IReadOnlyList<ArticleFile> Files { get; } =
    [.. ArticleFile.Find([Path.Combine(AppContext.BaseDirectory, Folder)], "").Where(file => file.BlobName != Notes)];

    /// <summary>Uploads the samples if the container, which the function app has made, has no article yet.</summary>
    /// <returns>Whether they were uploaded.</returns>
    public static async Task<bool> UploadIfEmptyAsync(BlobContainerClient container, CancellationToken cancellationToken)
    {
        await foreach (BlobItem _ in new BlobListing(container, static _ => { }).ReadAsync("", cancellationToken))
        {
            return false;
        }

        UploadReport report = await new ArticleUploader(container).UploadAsync(Files, onlyNew: false, () => { }, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return report.Failures.Count == 0
            ? true
            : throw new CommandFailedException($"The sample articles could not be uploaded: {report.Failures[0].Reason}");
    }
}
