namespace Pipeline.Functions.Local;

/// <summary>The worker has ended while something waited for it.</summary>
public sealed class WorkerGoneException() : Exception("The worker has ended. The host starts it again.");
