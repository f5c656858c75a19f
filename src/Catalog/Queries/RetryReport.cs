namespace Pipeline.Catalog.Queries;

/// <summary>What became of the poison messages.</summary>
/// <param name="Retried">How many are tried again.</param>
/// <param name="Failed">How many failed at once; they stay among the poison.</param>
public sealed record RetryReport(int Retried, int Failed);
