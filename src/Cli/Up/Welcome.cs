using Azure.Core;
using Azure.Storage.Blobs;
using Pipeline.Articles;
using Pipeline.Catalog;
using Pipeline.Cli.Api;
using Pipeline.Cli.Output;
using Pipeline.Cli.Upload;
using Pipeline.Listing;
using Pipeline.Metadata;
using Spectre.Console;

namespace Pipeline.Cli.Up;

/// <summary>What <c>up</c> tells a person who has just started it: a real answer about a real article, and where to go on.</summary>
internal static class Welcome
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Says where the page is, before anything else is done.</summary>
    /// <param name="address">Its address.</param>
    public static void WriteAddress(Uri address) => AnsiConsole.MarkupLineInterpolated($"[bold]Pipeline is up: {address}[/]");

    /// <summary>Uploads the samples into an empty container, waits for the first to be indexed, and shows it.</summary>
    public static async Task WriteAsync(LocalPipeline pipeline, bool uploadSeeds, CancellationToken cancellationToken)
    {
        var options = new BlobClientOptions();
        options.AddPolicy(new ListingsFailAtOnce(), HttpPipelinePosition.PerCall);
        var container = new BlobContainerClient(pipeline.StorageConnectionString, CatalogNames.ArticlesContainer, options);
        if (uploadSeeds && await SampleArticles.UploadIfEmptyAsync(container, cancellationToken))
        {
            await ShowAsync(pipeline, SampleArticles.Files[0], cancellationToken);
        }

        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLineInterpolated($"  articles    {pipeline.Address}api/articles?person=Tokayev");
        AnsiConsole.MarkupLineInterpolated($"  quotations  {pipeline.Address}api/quotations?speaker=Karin");
        AnsiConsole.MarkupLineInterpolated($"  status      {pipeline.Address}api/status");
        AnsiConsole.MarkupLineInterpolated($"  page        [bold]{pipeline.Address}[/]");
        const string Upload = "`dotnet run --project src/Cli -- upload FILES`";
        AnsiConsole.MarkupLineInterpolated(
            $"Upload with {Upload}, or any storage tool, into container [bold]{CatalogNames.ArticlesContainer}[/]. Ctrl-C stops."
        );
    }

    private static async Task ShowAsync(LocalPipeline pipeline, ArticleFile file, CancellationToken cancellationToken)
    {
        using var api = new PipelineApi(pipeline.Address, key: null);
        string route = "api/articles/" + ArticleId.FromBlobName(file.BlobName);
        TimeProvider clock = TimeProvider.System;
        long start = clock.GetTimestamp();
        ArticleMetadata? article;
        while ((article = await api.FindAsync(route, MetadataJsonContext.Readable.ArticleMetadata, cancellationToken)) is null)
        {
            if (clock.GetElapsedTime(start) > Patience)
            {
                throw new CommandFailedException(
                    $"The sample article {file.BlobName} is not indexed after {Patience.TotalSeconds:N0} s. "
                        + "`pipeline status` shows what waits; `pipeline up --verbose` shows the log."
                );
            }

            await Task.Delay(Poll, clock, cancellationToken);
        }

        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLineInterpolated($"The sample articles are in. What was found in [bold]{file.BlobName}[/]:");
        AnsiConsole.WriteLine();
        ArticleView.Write(article);
    }
}
