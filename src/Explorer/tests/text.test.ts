import { describe, expect, it } from 'vitest';
import { read } from '../build/routes';
import { networkOf } from '../fixtures/network';
import { intervalFor } from '../src/parts/intervals';
import { distinctHues, hue, hues } from '../src/parts/speakers';
import { csv } from '../src/text/csv';
import { en } from '../src/text/en';
import { excerpt } from '../src/text/excerpt';
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

describe('an excerpt', () => {
  const words = Array.from({ length: 400 }, (_, index) => `word${index}`).join(' ');
  const at = words.indexOf('word300');
  it('leaves a text that is not long alone', () => expect(excerpt('The bank, a bank', [{ start: 4, length: 4 }])).toEqual({ text: 'The bank, a bank', spans: [{ start: 4, length: 4 }] }));
  it('begins at the start when nothing is marked, and ends between words', () => expect(excerpt(words, []).text).toMatch(/^word0 .*\bword\d+ …$/));
  it('begins near the first mark, which stays on its words', () => {
    const { text, spans } = excerpt(words, [{ start: at, length: 7 }]);
    expect(text).toMatch(/^… word\d+ .* …$/);
    expect(spans.map(({ start, length }) => text.slice(start, start + length))).toEqual(['word300']);
  });
  it('cuts a text without spaces too', () => expect(excerpt('x'.repeat(2000), []).text.length).toBeLessThan(700));
});

describe('speakers', () => {
  it('keep their colour', () => expect(hue('Erlan Karin')).toBe(hue('ERLAN KARIN')));
  it('have one of the colours there are', () => articles.forEach((article) => article.quotations.forEach(({ speaker }) => expect(hue(speaker)).toBeLessThanOrEqual(hues))));
});

describe('intervals', () => {
  it.each([[30, 'day'], [365, 'week'], [3650, 'month'], [10000, 'year']] as const)('%i days are shown by %s', (days, interval) => expect(intervalFor(days)).toBe(interval));
});

describe('csv', () => {
  it('quotes what would break a row', () => expect(csv([['a,b', 'say "x"', 1, null]])).toBe('\ufeff"a,b","say ""x""",1,\r\n'));
  it('gives a spreadsheet no formula to run', () => expect(csv([['=1+1', -1]])).toBe("\ufeff'=1+1,-1\r\n"));
});

describe('the colours of speakers', () => {
  it('tell those of one article apart', () => {
    const colours = distinctHues(['Erlan Karin', 'Kassym-Jomart Tokayev', null, 'Erlan Karin', ...Array.from({ length: 6 }, (_, index) => `Speaker ${index}`)]);
    expect(new Set(colours.values()).size).toBe(hues + 1);
    expect(colours.get('Erlan Karin')).toBe(hue('Erlan Karin'));
  });
});

describe('a period', () => {
  it.each([
    ['2020-10-01', '2020-10-31', 'Oct 2020'],
    ['2020-01-01', '2020-12-31', '2020'],
    ['2020-10-05', '2020-10-05', '5 Oct 2020'],
    ['2020-10-05', '2020-10-11', '5 Oct 2020 – 11 Oct 2020'],
    ['2020-02-01', '2020-02-28', '1 Feb 2020 – 28 Feb 2020'],
  ])('from %s to %s is %s', (from, to, said) => expect(en.period({ from, to })).toBe(said));
});

describe('the routes of the page', () => {
  it('are the routes and parameters of openapi.json', () => {
    const routes = read({ paths: { '/api/articles': { get: { parameters: [{ $ref: '#/components/parameters/words' }, { name: 'limit' }] } } }, components: { parameters: { words: { name: 'q' } } } });
    expect(routes).toEqual({ 'get /api/articles': ['q', 'limit'] });
  });
});

describe('a network of the fixtures', () => {
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

it('shares among others have one decimal, and the smallest are not nothing', () => {
  expect([0, 0.0002, 0.0034, 0.184, 1].map(en.share)).toEqual(['0.0%', '< 0.1%', '0.3%', '18.4%', '100.0%']);
});
