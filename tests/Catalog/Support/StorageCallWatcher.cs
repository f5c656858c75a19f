using Azure;
using Azure.Core;

namespace Pipeline.Catalog.Tests.Support;

/// <summary>Sees storage calls.</summary>
internal abstract class StorageCallWatcher
{
    /// <summary>A call is about to be made. May wait, or throw to make it fail without effect.</summary>
    public virtual ValueTask BeforeAsync(Request request) => ValueTask.CompletedTask;

    /// <summary>A call was answered. May throw to make it fail after its effect.</summary>
    public virtual void After(Request request, Response response) { }
}
