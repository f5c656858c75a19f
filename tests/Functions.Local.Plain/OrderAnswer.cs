using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace Pipeline.Functions.Local.Plain;

/// <summary>What comes of an order: an answer to its caller, and a message.</summary>
/// <param name="Response">The answer.</param>
/// <param name="Order">The message; null for none.</param>
public sealed record OrderAnswer(HttpResponseData Response, [property: QueueOutput("orders")] Order? Order);
