namespace Pipeline.Catalog.Queries;

/// <summary>The uploaded bytes of an article, as a stream from storage. Dispose it, read or not.</summary>
public sealed class OriginalFile : IAsyncDisposable
{
    internal OriginalFile(
        string name,
        string contentType,
        string? contentEncoding,
        long length,
        string entityTag,
        DateTimeOffset lastModified,
        Stream content
    )
    {
        Name = name;
        ContentType = contentType;
        ContentEncoding = contentEncoding;
        Length = length;
        EntityTag = entityTag;
        LastModified = lastModified;
        Content = content;
    }

    /// <summary>The blob's name.</summary>
    public string Name { get; }

    /// <summary>The media type it was uploaded with; nobody has checked it, so do not let a browser run it.</summary>
    public string ContentType { get; }

    /// <summary>How the bytes are encoded, such as <c>gzip</c>; null when they are as they are.</summary>
    public string? ContentEncoding { get; }

    /// <summary>The size in bytes.</summary>
    public long Length { get; }

    /// <summary>The blob's entity tag, with its quotation marks.</summary>
    public string EntityTag { get; }

    /// <summary>When it was uploaded.</summary>
    public DateTimeOffset LastModified { get; }

    /// <summary>The bytes. The stream can seek when it was opened to be read in parts.</summary>
    public Stream Content { get; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
