using Azure.Core;
using Azure.Core.Pipeline;
using Pipeline.Catalog.Telemetry;

namespace Pipeline.Functions.Storage;

/// <summary>Counts the requests to storage, each try of one.</summary>
internal sealed class RequestCount : HttpPipelineSynchronousPolicy
{
    /// <inheritdoc/>
    public override void OnSendingRequest(HttpMessage message) => QueryCost.CountRequest();
}
