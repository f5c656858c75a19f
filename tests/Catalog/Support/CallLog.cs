using Azure;
using Azure.Core;

namespace Pipeline.Catalog.Tests.Support;

/// <summary>Lists the storage calls of a flow, and counts the table entities it read.</summary>
internal sealed class CallLog : StorageCallWatcher
{
    private readonly Lock _lock = new();
    private readonly List<string> _calls = [];

    /// <summary>Each call as method and path.</summary>
    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>How many entities table queries returned.</summary>
    public int EntitiesRead { get; private set; }

    public override ValueTask BeforeAsync(Request request)
    {
        lock (_lock)
        {
            _calls.Add($"{request.Method} {request.Uri.Path}");
        }

        return ValueTask.CompletedTask;
    }

    public override void After(Request request, Response response)
    {
        if (request.Method != RequestMethod.Get || !request.Uri.Path.EndsWith("()", StringComparison.Ordinal))
        {
            return;
        }

        int entities = response.Content.ToString().Split("\"RowKey\"").Length - 1;
        lock (_lock)
        {
            EntitiesRead += entities;
        }
    }
}
