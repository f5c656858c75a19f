import type { Span } from '../api/types';

const longest = 600;
const before = 180;

/** The part of a long text that a list shows: from its start, or from a little before the first marked words; cut between words. */
export function excerpt(text: string, spans: readonly Span[]): { text: string; spans: Span[] } {
  if (text.length <= longest) {
    return { text, spans: [...spans] };
  }
  const first = Math.min(text.length, ...spans.map(({ start }) => start));
  const start = first < longest - before || first === text.length ? 0 : text.indexOf(' ', first - before) + 1;
  const space = text.lastIndexOf(' ', start + longest);
  const end = start + longest >= text.length ? text.length : space > start ? space : start + longest;
  const [opening, closing] = [start > 0 ? '… ' : '', end < text.length ? ' …' : ''];
  return {
    text: opening + text.slice(start, end) + closing,
    spans: spans.filter((span) => span.start >= start && span.start + span.length <= end).map((span) => ({ start: span.start - start + opening.length, length: span.length })),
  };
}
