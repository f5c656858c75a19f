using System.Text.Json;
using Lucene.Net.Search;
using Pipeline.Catalog.Queries;

namespace Pipeline.Catalog.Search.Names;

/// <summary>
/// Finds which names appear together, in two passes over the articles: the first counts names, the second counts pairs of those that are
/// shown. Everything comes from doc values; no article is read.
/// </summary>
/// <param name="view">What is searched.</param>
internal sealed class NetworkSearch(ArchiveView view)
{
    private const int SignificantDigits = 2;

    private readonly NameTerms _terms = new(view);

    /// <summary>Finds them.</summary>
    /// <param name="articles">The articles.</param>
    /// <param name="query">How large the network is.</param>
    public Network Find(Query articles, NetworkQuery query)
    {
        var total = new HitCount();
        (NameKind Kind, FacetCollector Counts)[] facets =
        [
            .. query.Types.Select(NameKind.Of).Select(static kind => (kind, new FacetCollector(kind.Facet))),
        ];
        view.Search(articles, [total, .. facets.Select(static facet => facet.Counts)]);
        NetworkName[] names =
        [
            .. facets
                .SelectMany(facet => facet.Counts.Top(query.Limit).Select(value => new NetworkName(facet.Kind, value.Key, value.Value)))
                .Where(name => name.Articles >= query.MinArticles)
                .OrderByDescending(static name => name.Articles)
                .ThenBy(static name => name.Key, StringComparer.Ordinal)
                .ThenBy(static name => name.Kind.Type)
                .Take(query.Limit),
        ];
        var pairs = new PairCollector(names);
        view.Search(articles, pairs);

        NetworkNode[] nodes = [.. names.Select(NodeOf)];
        NetworkEdge[] edges =
        [
            .. from first in Enumerable.Range(0, nodes.Length)
            from second in Enumerable.Range(first + 1, nodes.Length - first - 1)
            let together = pairs.CountOf(first, second)
            where together >= query.MinArticles
            orderby together descending, first, second
            let expected = (double)nodes[first].Articles * nodes[second].Articles / total.Total
            select new NetworkEdge(nodes[first].Id, nodes[second].Id, together, Math.Round(together / expected, SignificantDigits)),
        ];
        return new Network(nodes, edges, total.Total);
    }

    private NetworkNode NodeOf(NetworkName name)
    {
        string spelled = _terms.Spell(name.Kind.Codes, name.Key);
        return new NetworkNode(
            $"{JsonNamingPolicy.CamelCase.ConvertName(name.Kind.Type.ToString())}|{spelled}",
            name.Kind.Type,
            spelled,
            name.Articles
        );
    }
}

/// <summary>A name that is shown in a network.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Key">The name, folded.</param>
/// <param name="Articles">How many articles name it.</param>
internal sealed record NetworkName(NameKind Kind, string Key, int Articles);
