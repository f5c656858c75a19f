import type { Span } from '../api/types';

/** Where the words of a query occur in a text, for an API that does not say so. */
export function occurrences(text: string, words: string | undefined): Span[] {
  const wanted = (words ?? '').match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  if (wanted.length === 0) {
    return [];
  }
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${wanted.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, length: match[0].length }));
}
