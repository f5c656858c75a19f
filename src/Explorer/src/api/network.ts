import type { Article, EntityType, Network } from './types';

const nodesShown = 60;

/** The names that most articles name, and how many name each two of them. */
export function networkOf(documents: readonly Article[], types: ReadonlySet<EntityType>): Network {
  const idsOf = (article: Article) => article.entities.filter((entity) => types.has(entity.type)).map((entity) => `${entity.type}|${entity.name}`);
  const counts = new Map<string, number>();
  documents.forEach((article) => idsOf(article).forEach((id) => counts.set(id, (counts.get(id) ?? 0) + 1)));
  const kept = [...counts].sort((left, right) => right[1] - left[1]).slice(0, nodesShown);
  const names = new Set(kept.map(([id]) => id));
  const pairs = new Map<string, number>();
  for (const article of documents) {
    const ids = idsOf(article).filter((id) => names.has(id)).sort();
    ids.forEach((source, index) => ids.slice(index + 1).forEach((target) => pairs.set(`${source}\n${target}`, (pairs.get(`${source}\n${target}`) ?? 0) + 1)));
  }
  const edges = [...pairs]
    .filter(([, articles]) => articles > 1)
    .map(([pair, articles]) => ({ source: pair.split('\n')[0]!, target: pair.split('\n')[1]!, articles }))
    .sort((left, right) => right.articles - left.articles);
  const linked = new Set(edges.flatMap(({ source, target }) => [source, target]));
  return {
    nodes: kept.filter(([id]) => linked.has(id)).map(([id, articles]) => ({ id, type: id.split('|')[0] as EntityType, name: id.slice(id.indexOf('|') + 1), articles })),
    edges,
  };
}
