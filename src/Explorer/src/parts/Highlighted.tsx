import type { Span } from '../api/types';
import { plain } from '../text/plain';

/** A text with some of its words marked. */
export function Highlighted({ text, spans = [] }: { text: string; spans?: readonly Span[] | undefined }) {
  const parts = [];
  let at = 0;
  for (const { start, length } of [...spans].sort((left, right) => left.start - right.start)) {
    if (start < at || start + length > text.length) {
      continue;
    }
    parts.push(plain(text.slice(at, start)), <mark>{plain(text.slice(start, start + length))}</mark>);
    at = start + length;
  }
  return (
    <bdi>
      {parts}
      {plain(text.slice(at))}
    </bdi>
  );
}
