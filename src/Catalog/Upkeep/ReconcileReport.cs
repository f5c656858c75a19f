namespace Pipeline.Catalog.Upkeep;

/// <summary>What one reconciliation found and did.</summary>
/// <param name="Blobs">How many originals were looked at.</param>
/// <param name="Queued">How many were parsed and queued: no event had announced them, or an older extractor had read them.</param>
/// <param name="Waiting">How many are parsed and not in the table yet: they wait in the queue, or lie in its poison queue.</param>
/// <param name="Forgotten">How many articles were removed because their original is gone.</param>
/// <param name="Failed">How many could not be dealt with; the log says why.</param>
/// <param name="Complete">False when time ran out: the next run goes on.</param>
/// <param name="Repacked">How many articles the index did not have as the table has them; they are packed again.</param>
public sealed record ReconcileReport(int Blobs, int Queued, int Waiting, int Forgotten, int Failed, bool Complete, int Repacked = 0);
