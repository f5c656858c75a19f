namespace Pipeline.Functions.Local.Plain;

/// <summary>An order, as a message carries it.</summary>
/// <param name="Id">Its id; the receipt has its name.</param>
/// <param name="Items">What is ordered.</param>
public sealed record Order(string Id, IReadOnlyList<string> Items);
