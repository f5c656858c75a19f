using Azure.Storage.Queues.Models;

namespace Pipeline.Functions.Local.Hosting.Queues;

/// <summary>A message that starts a function.</summary>
/// <param name="Message">The message as received.</param>
/// <param name="Body">Its decoded body.</param>
internal sealed record QueueEvent(QueueMessage Message, byte[] Body);
