import { describe, expect, it } from 'vitest';
import type { Article } from '../src/api/types';
import { markAt, marksOf, pieces, type Mark } from '../src/parts/marks';
import { articles } from './articles';

const mark = (kind: Mark['kind'], start: number, length: number): Mark => ({ kind, start, length, label: 'x', index: 0 });

describe('pieces', () => {
  it('puts a name inside a quotation without losing either', () => {
    const found = pieces(0, 20, [mark('quotation', 4, 10), mark('person', 6, 3)]);
    expect(found.map(({ start, length, quotation, mark }) => [start, length, quotation !== undefined, mark?.kind])).toEqual([
      [0, 4, false, undefined],
      [4, 2, true, undefined],
      [6, 3, true, 'person'],
      [9, 5, true, undefined],
      [14, 6, false, undefined],
    ]);
  });

  it('keeps the first of two names that overlap', () => {
    const found = pieces(0, 10, [mark('organisation', 0, 8), mark('place', 4, 4)]);
    expect(found.map((piece) => piece.mark?.kind)).toEqual(['organisation', undefined]);
  });

  it('gives back every character of every block of the sample articles once, in order', () => {
    for (const article of articles) {
      const marks = marksOf(article);
      for (const block of article.blocks) {
        const found = pieces(block.start, block.start + block.length, marks);
        expect(found.map(({ start, length }) => article.text.slice(start, start + length)).join('')).toBe(article.text.slice(block.start, block.start + block.length));
      }
    }
  });
});

describe('markAt', () => {
  it('finds the quotation that an address points at', () => {
    const article = articles.find(({ id }) => id === 'ouqfxc5ycxfqfs7f') as Article;
    expect(markAt(marksOf(article), 664)).toMatchObject({ kind: 'quotation', label: 'Erlan Karin' });
  });
});
