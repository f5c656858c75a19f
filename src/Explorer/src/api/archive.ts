import { can } from './capabilities';
import { get, type Parameters } from './client';
import type { ArticleSummary, FacetValue, Interval, IntervalCount, KnownEntity, Page, QuotationHit, Timeline } from './types';
import { byYear, intervalFor, span } from '../parts/intervals';
import type { Query } from '../state/query';

/** A query as one route understands it, and the conditions that route does not know. */
export function understood(route: string, query: Query): { sent: Parameters; ignored: Query } {
  return { sent: query.filter(([name]) => can(route, name)), ignored: query.filter(([name]) => !can(route, name)) };
}

/** What is listed, counted over time and exported. */
export type Counted = 'articles' | 'quotations';

/** The route whose conditions hold for a list: its timeline and its export take the same ones, and no others. */
export const routeOf: Record<Counted, string> = { articles: 'get /api/articles', quotations: 'get /api/quotations' };

export const facetNames = ['person', 'organisation', 'place', 'speaker', 'source', 'keyword', 'language'] as const;

/** How many values a facet shows at first, and how many when somebody wants more. */
export const facetValues: Record<Counted, number> = { articles: 8, quotations: 30 };
const mostFacetValues = 100;

/** More values of one facet than come with a list. */
export async function facetOf(of: Counted, query: Query, name: string, signal?: AbortSignal): Promise<FacetValue[]> {
  const wanted: Parameters = [['facets', name], ['facetLimit', String(mostFacetValues)], ['limit', '1']];
  const { facets } = await get<Page<unknown>>(`/api/${of}`, [...understood(routeOf[of], query).sent, ...wanted], signal);
  return facets?.find((facet) => facet.name === name)?.values ?? [];
}

export interface ArticleListOptions {
  sort?: string | undefined;
  collapse?: boolean;
  facets?: boolean;
  limit?: number;
  continuation?: string | null | undefined;
}

export function articles(query: Query, { sort, collapse, facets, limit = 30, continuation }: ArticleListOptions = {}, signal?: AbortSignal): Promise<Page<ArticleSummary>> {
  const wanted: Parameters = [
    ...(sort ? [['sort', sort] as const] : []),
    ...(collapse ? [['collapse', 'duplicates'] as const] : []),
    ...(facets ? [['facets', facetNames.join(',')] as const, ['facetLimit', String(facetValues.articles)] as const] : []),
    ['limit', String(limit)],
    ...(continuation ? [['continuation', continuation] as const] : []),
  ];
  return get('/api/articles', [...understood(routeOf.articles, query).sent, ...wanted], signal);
}

export interface QuotationListOptions {
  sort?: string | undefined;
  facets?: boolean;
  limit?: number;
  continuation?: string | null | undefined;
}

export function quotations(query: Query, { sort, facets, limit = 50, continuation }: QuotationListOptions = {}, signal?: AbortSignal): Promise<Page<QuotationHit>> {
  const wanted: Parameters = [
    ...(sort ? [['sort', sort] as const] : []),
    ...(facets ? [['facets', 'speaker,medium,kind'] as const, ['facetLimit', String(facetValues.quotations)] as const] : []),
    ['limit', String(limit)],
    ...(continuation ? [['continuation', continuation] as const] : []),
  ];
  return get('/api/quotations', [...understood(routeOf.quotations, query).sent, ...wanted], signal);
}

/** The whole timeline, oldest first. */
export async function timeline(query: Query, interval: Interval, signal?: AbortSignal, of: Counted = 'articles'): Promise<IntervalCount[]> {
  const what: Parameters = of === 'quotations' ? [['of', of]] : [];
  const { items } = await get<Timeline>('/api/timeline', [...understood(routeOf[of], query).sent, ...what, ['interval', interval]], signal);
  return items.toSorted((left, right) => (left.from < right.from ? -1 : 1));
}

/** The timeline at the interval that fits it. `interval` and `days` settle it beforehand; else the months say how much time there is. */
export async function fittedTimeline(query: Query, { interval, days, of }: { interval?: Interval | undefined; days?: number | undefined; of?: Counted } = {}, signal?: AbortSignal): Promise<{ interval: Interval; items: IntervalCount[] }> {
  const settled = interval ?? (days === undefined ? undefined : intervalFor(days));
  if (settled) {
    return { interval: settled, items: await timeline(query, settled, signal, of) };
  }
  const months = await timeline(query, 'month', signal, of);
  const fitting = intervalFor(span(months));
  return { interval: fitting, items: fitting === 'month' ? months : fitting === 'year' ? byYear(months) : await timeline(query, fitting, signal, of) };
}

export function completions(prefix: string, signal?: AbortSignal): Promise<{ items: KnownEntity[] }> {
  return get('/api/entities', [['prefix', prefix], ['limit', '12']], signal);
}
