import { articles } from './archive';
import { get } from './client';
import { networkOf } from './network';
import type { Article, EntityType, Network, Places } from './types';
import type { Query } from '../state/query';

/** How many articles a function app without the routes `places` and `network` is asked for: the newest of the query. */
const most = 60;
const together = 6;

export interface Sample<T> {
  value: T;
  /** How many articles it was counted from. */
  articles: number;
}

async function documents(query: Query, signal?: AbortSignal): Promise<Article[]> {
  const { items } = await articles(query, { limit: most }, signal);
  const wanted = items.filter((item) => item.status === 'indexed');
  const read: Article[] = [];
  for (let at = 0; at < wanted.length; at += together) {
    read.push(...(await Promise.all(wanted.slice(at, at + together).map((item) => get<Article>(`/api/articles/${item.id}`, [], signal)))));
  }
  return read;
}

export async function samplePlaces(query: Query, signal?: AbortSignal): Promise<Sample<Places>> {
  const read = await documents(query, signal);
  const counts = new Map<string, Places['features'][number]>();
  for (const entity of read.flatMap((article) => article.entities)) {
    if (entity.type === 'place' && entity.latitude !== null && entity.longitude !== null) {
      const known = counts.get(`${entity.name} ${entity.country}`) ?? { geometry: { type: 'Point', coordinates: [entity.longitude!, entity.latitude!] }, properties: { name: entity.name, country: entity.country, articles: 0 } };
      known.properties.articles++;
      counts.set(`${entity.name} ${entity.country}`, known);
    }
  }
  return { value: { features: [...counts.values()].sort((left, right) => right.properties.articles - left.properties.articles) }, articles: read.length };
}

export async function sampleNetwork(query: Query, types: ReadonlySet<EntityType>, signal?: AbortSignal): Promise<Sample<Network>> {
  const read = await documents(query, signal);
  return { value: networkOf(read, types), articles: read.length };
}
