import { describe, expect, it } from 'vitest';
import { read } from '../src/api/capabilities';
import { networkOf } from '../src/api/network';
import { intervalFor } from '../src/parts/intervals';
import { hue, hues } from '../src/parts/speakers';
import { occurrences } from '../src/text/occurrences';
import { plain } from '../src/text/plain';
import { archive, articles } from './articles';

describe('plain', () => {
  it('shows controls that reorder text, one for one', () => expect(plain('a\u202eb\u2066c')).toBe('a\u25a1b\u25a1c'));
  it('leaves every script alone', () => expect(plain('Ünïcödé Қазақ 日本 עברית\u200f')).toBe('Ünïcödé Қазақ 日本 עברית\u200f'));
});

describe('occurrences', () => {
  it('finds whole words in any case', () => expect(occurrences('The Bank, a bankrupt bank', 'bank')).toEqual([{ start: 4, length: 4 }, { start: 21, length: 4 }]));
  it('takes no pattern from what is typed', () => expect(occurrences('a.b (c)', '.* ( [')).toEqual([]));
});

describe('speakers', () => {
  it('keep their colour', () => expect(hue('Erlan Karin')).toBe(hue('ERLAN KARIN')));
  it('have one of the colours there are', () => articles.forEach((article) => article.quotations.forEach(({ speaker }) => expect(hue(speaker)).toBeLessThanOrEqual(hues))));
});

describe('intervals', () => {
  it.each([[30, 'day'], [365, 'week'], [3650, 'month'], [10000, 'year']] as const)('%i days are shown by %s', (days, interval) => expect(intervalFor(days)).toBe(interval));
});

describe('capabilities', () => {
  it('are the routes and parameters of openapi.json', () => {
    const routes = read({ paths: { '/api/articles': { get: { parameters: [{ $ref: '#/components/parameters/words' }, { name: 'limit' }] } } }, components: { parameters: { words: { name: 'q' } } } });
    expect(routes.get('get /api/articles')).toEqual(new Set(['q', 'limit']));
  });
});

describe('a network', () => {
  it('links names that two articles name, and no others', () => {
    const { edges } = networkOf([...articles, ...articles], new Set(['person', 'organisation']));
    expect(edges.length).toBeGreaterThan(0);
    expect(edges.every((edge) => edge.articles >= 2)).toBe(true);
  });
});

describe('the fixtures', () => {
  it('answer as the API does', () => {
    const page = archive.answer('GET', '/api/articles', new URLSearchParams('q=bank&facets=person')) as { items: unknown[]; total: number; facets: { name: string }[] };
    expect(page.items).toHaveLength(page.total);
    expect(page.facets[0]?.name).toBe('person');
  });
});
