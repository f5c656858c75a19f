namespace Pipeline.Catalog.Queries;

/// <summary>Names that appear together in the articles of a query.</summary>
/// <param name="Nodes">The names, those in most articles first.</param>
/// <param name="Edges">Which of them appear together, those that do so most often first.</param>
/// <param name="Total">How many articles the query has.</param>
public sealed record Network(IReadOnlyList<NetworkNode> Nodes, IReadOnlyList<NetworkEdge> Edges, int Total);

/// <summary>A name in a network.</summary>
/// <param name="Id">What edges call it by: unique in the answer.</param>
/// <param name="Type">What it is.</param>
/// <param name="Name">The name as most articles write it; as a condition of another query it finds them.</param>
/// <param name="Articles">How many articles of the query name it.</param>
public sealed record NetworkNode(string Id, NameType Type, string Name, int Articles);

/// <summary>Two names that appear together.</summary>
/// <param name="Source">The id of one name.</param>
/// <param name="Target">The id of the other.</param>
/// <param name="Articles">How many articles of the query name both.</param>
/// <param name="Significance">How many times more often than if the articles of each were spread evenly among those of the query.</param>
public sealed record NetworkEdge(string Source, string Target, int Articles, double Significance);
