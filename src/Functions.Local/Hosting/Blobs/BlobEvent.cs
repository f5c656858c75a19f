using Azure.Storage.Blobs;

namespace Pipeline.Functions.Local.Hosting.Blobs;

/// <summary>A blob that starts a function.</summary>
/// <param name="Container">Its container.</param>
/// <param name="Name">Its name.</param>
internal sealed record BlobEvent(BlobContainerClient Container, string Name);
