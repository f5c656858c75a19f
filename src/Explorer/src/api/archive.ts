import { can } from './capabilities';
import { get, type Parameters } from './client';
import type { ArticleSummary, Interval, IntervalCount, KnownEntity, Page, QuotationHit, Timeline } from './types';
import { byYear, intervalFor, span } from '../parts/intervals';
import type { Query } from '../state/query';

/** A query as one route understands it, and the conditions that route does not know. */
export function understood(route: string, query: Query): { sent: Parameters; ignored: Query } {
  return { sent: query.filter(([name]) => can(route, name)), ignored: query.filter(([name]) => !can(route, name)) };
}

const extras = (route: string, wanted: Parameters): Parameters => wanted.filter(([name]) => can(route, name));

export const facetNames = ['person', 'organisation', 'place', 'speaker', 'source', 'keyword', 'language'] as const;

export interface ArticleListOptions {
  sort?: string | undefined;
  collapse?: boolean;
  facets?: boolean;
  limit?: number;
  continuation?: string | null | undefined;
}

export function articles(query: Query, { sort, collapse, facets, limit = 30, continuation }: ArticleListOptions = {}, signal?: AbortSignal): Promise<Page<ArticleSummary>> {
  const route = 'get /api/articles';
  const wanted: Parameters = [
    ...(sort ? [['sort', sort] as const] : []),
    ...(collapse ? [['collapse', 'duplicates'] as const] : []),
    ...(facets ? [['facets', facetNames.join(',')] as const, ['facetLimit', '8'] as const] : []),
    ['limit', String(limit)],
    ...(continuation ? [['continuation', continuation] as const] : []),
  ];
  return get('/api/articles', [...understood(route, query).sent, ...extras(route, wanted)], signal);
}

export interface QuotationListOptions {
  sort?: string | undefined;
  facets?: boolean;
  limit?: number;
  continuation?: string | null | undefined;
}

export function quotations(query: Query, { sort, facets, limit = 50, continuation }: QuotationListOptions = {}, signal?: AbortSignal): Promise<Page<QuotationHit>> {
  const route = 'get /api/quotations';
  const wanted: Parameters = [
    ...(sort ? [['sort', sort] as const] : []),
    ...(facets ? [['facets', 'speaker,medium,kind'] as const, ['facetLimit', '30'] as const] : []),
    ['limit', String(limit)],
    ...(continuation ? [['continuation', continuation] as const] : []),
  ];
  return get('/api/quotations', [...understood(route, query).sent, ...extras(route, wanted)], signal);
}

const mostPages = 40;

/** The whole timeline, oldest first: pages are read to the end and an interval cut in two is put together again. */
export async function timeline(query: Query, interval: Interval, options: { share?: boolean } = {}, signal?: AbortSignal): Promise<IntervalCount[]> {
  const route = 'get /api/timeline';
  const parameters: Parameters = [...understood(route, query).sent, ['interval', interval], ...extras(route, options.share ? [['share', 'true']] : [])];
  const byStart = new Map<string, IntervalCount>();
  let continuation: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const answer: Timeline = await get('/api/timeline', continuation ? [...parameters, ['continuation', continuation]] : parameters, signal);
    for (const item of answer.items) {
      const before = byStart.get(item.from);
      byStart.set(item.from, before ? { ...before, articles: before.articles + item.articles } : item);
    }
    continuation = answer.continuation;
    if (continuation === null) {
      break;
    }
  }
  return [...byStart.values()].sort((left, right) => (left.from < right.from ? -1 : 1));
}

/** The timeline at the interval that fits it. `interval` and `days` settle it beforehand; else the months say how much time there is. */
export async function fittedTimeline(query: Query, { interval, days }: { interval?: Interval | undefined; days?: number | undefined } = {}, signal?: AbortSignal): Promise<{ interval: Interval; items: IntervalCount[] }> {
  const settled = interval ?? (days === undefined ? undefined : intervalFor(days));
  if (settled) {
    return { interval: settled, items: await timeline(query, settled, {}, signal) };
  }
  const months = await timeline(query, 'month', {}, signal);
  const fitting = intervalFor(span(months));
  return { interval: fitting, items: fitting === 'month' ? months : fitting === 'year' ? byYear(months) : await timeline(query, fitting, {}, signal) };
}

export function completions(prefix: string, signal?: AbortSignal): Promise<{ items: KnownEntity[] }> {
  return get('/api/entities', [['prefix', prefix], ['limit', '12']], signal);
}
