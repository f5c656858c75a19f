import type { Article, Span } from '../api/types';

export const markKinds = ['quotation', 'person', 'organisation', 'place', 'date', 'medium'] as const;
export type MarkKind = (typeof markKinds)[number];

/** Something extracted, at its words. */
export interface Mark extends Span {
  kind: MarkKind;
  /** What it is: a name, a speaker, a date's value. */
  label: string | null;
  /** The place in its list: a quotation's index in `quotations`. */
  index: number;
}

/** A stretch of a block with the marks that cover it: at most one quotation, and at most one other mark inside. */
export interface Piece extends Span {
  quotation: Mark | undefined;
  mark: Mark | undefined;
  /** Whether the quotation, the mark, begin here: only there they get an id. */
  startsQuotation: boolean;
  startsMark: boolean;
}

/** Everything marked in an article, in text order. */
export function marksOf(article: Article): Mark[] {
  const marks: Mark[] = [
    ...article.quotations.map((quotation, index) => ({ kind: 'quotation' as const, start: quotation.start, length: quotation.length, label: quotation.speaker, index })),
    ...article.entities.flatMap((entity, index) => entity.mentions.map(({ start, length }) => ({ kind: entity.type, start, length, label: entity.name, index }))),
    ...article.dates.map((date, index) => ({ kind: 'date' as const, start: date.start, length: date.length, label: date.value, index })),
    ...article.citedMedia.map((medium, index) => ({ kind: 'medium' as const, start: medium.start, length: medium.length, label: medium.name, index })),
  ];
  return marks.filter((mark) => mark.length > 0).sort((left, right) => left.start - right.start || right.length - left.length);
}

/** Cuts a stretch of text where marks begin and end. Of overlapping marks the one that begins first, then the longer, is kept; a medium gives way to the organisation of the same words. */
export function pieces(start: number, end: number, marks: readonly Mark[]): Piece[] {
  const quotations = disjoint(marks.filter((mark) => mark.kind === 'quotation'), start, end);
  const others = disjoint(marks.filter((mark) => mark.kind !== 'quotation'), start, end);
  const cuts = [...new Set([start, end, ...[...quotations, ...others].flatMap((mark) => [Math.max(start, mark.start), Math.min(end, mark.start + mark.length)])])].sort((left, right) => left - right);
  const result: Piece[] = [];
  for (let at = 0; at + 1 < cuts.length; at++) {
    const from = cuts[at]!;
    const covers = (mark: Mark) => mark.start <= from && mark.start + mark.length > from;
    const quotation = quotations.find(covers);
    const mark = others.find(covers);
    result.push({ start: from, length: cuts[at + 1]! - from, quotation, mark, startsQuotation: quotation?.start === from, startsMark: mark?.start === from });
  }
  return result;
}

function disjoint(marks: readonly Mark[], start: number, end: number): Mark[] {
  const kept: Mark[] = [];
  let reached = -1;
  for (const mark of marks) {
    if (mark.start >= reached && mark.start < end && mark.start + mark.length > start) {
      kept.push(mark);
      reached = mark.start + mark.length;
    }
  }
  return kept;
}

/** The mark that the address points at: the one that begins there, else the first that covers it. */
export const markAt = (marks: readonly Mark[], at: number): Mark | undefined =>
  marks.find((mark) => mark.start === at && mark.kind === 'quotation') ?? marks.find((mark) => mark.start === at) ?? marks.find((mark) => mark.start <= at && mark.start + mark.length > at);

export const idOf = (mark: Mark): string => `${mark.kind}-${mark.start}`;
