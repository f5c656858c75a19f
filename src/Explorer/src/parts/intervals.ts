import type { Interval, IntervalCount } from '../api/types';

const day = 86_400_000;

/** How many days some intervals cover. */
export function span(items: readonly IntervalCount[]): number {
  const first = items[0];
  const last = items.at(-1);
  return first && last ? (Date.parse(last.to) - Date.parse(first.from)) / day + 1 : 0;
}

/** The interval that shows so many days in some tens of bars. */
export function intervalFor(days: number): Interval {
  return days <= 93 ? 'day' : days <= 550 ? 'week' : days <= 3660 ? 'month' : 'year';
}

export const isoDay = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** The counts of years, from those of their months. */
export function byYear(months: readonly IntervalCount[]): IntervalCount[] {
  return [...Map.groupBy(months, (month) => month.from.slice(0, 4))].map(([year, counted]) => ({
    from: `${year}-01-01`,
    to: `${year}-12-31`,
    articles: counted.reduce((sum, month) => sum + month.articles, 0),
    quotations: counted.reduce((sum, month) => sum + (month.quotations ?? 0), 0),
  }));
}
