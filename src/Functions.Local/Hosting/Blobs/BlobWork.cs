using System.Diagnostics;
using Azure;

namespace Pipeline.Functions.Local.Hosting.Blobs;

/// <summary>A blob that waits for its function, or is in it.</summary>
internal sealed class BlobWork(string name)
{
    public string Name { get; } = name;

    /// <summary>The version that was listed; null when an event told of the blob, which names no version.</summary>
    public ETag? ETag { get; set; }

    /// <summary>Attempts that failed.</summary>
    public int Failures { get; set; }

    /// <summary>Whether the function is running.</summary>
    public bool Running { get; set; }

    /// <summary>Whether the blob changed while the function was running, so that it must run again.</summary>
    public bool ChangedSince { get; set; }

    /// <summary>Whether the blob was deleted before its function ran.</summary>
    public bool Deleted { get; set; }

    /// <summary>The trace that asked for it; default for the container's own events.</summary>
    public ActivityContext Parent { get; set; }
}
