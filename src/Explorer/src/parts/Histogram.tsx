import type { Counted } from '../api/archive';
import type { IntervalCount } from '../api/types';
import { en } from '../text/en';

/** A small bar chart over time that leads to a range; the timeline view has the one to work with. */
export function Histogram({ items, of = 'articles', height = 48, label, onChoose }: { items: IntervalCount[]; of?: Counted; height?: number; label: string; onChoose?: (item: IntervalCount) => void }) {
  const first = items[0];
  const last = items.at(-1);
  if (!first || !last) {
    return null;
  }
  const start = Date.parse(first.from);
  const days = (Date.parse(last.to) - start) / 86_400_000 + 1;
  const at = (day: string) => (Date.parse(day) - start) / 86_400_000;
  const count = (item: IntervalCount) => item[of] ?? 0;
  const most = Math.max(1, ...items.map(count));
  return (
    <figure class="histogram">
      <svg viewBox={`0 0 ${days} 100`} preserveAspectRatio="none" height={height} width="100%" role="img" aria-label={`${label}: ${en.date(first.from)} – ${en.date(last.to)}`}>
        {items.map((item) => {
          const bar = Math.max(3, (100 * count(item)) / most);
          const width = at(item.to) - at(item.from) + 1;
          return (
            <rect key={item.from} x={at(item.from) + width * 0.06} width={width * 0.88} y={100 - bar} height={bar} onClick={onChoose && (() => onChoose(item))}>
              <title>{`${en.period(item)}: ${en[of](count(item))}`}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption>
        <span>{isYear(first) ? en.period(first) : en.month(first.from)}</span>
        <span>{isYear(last) ? en.period(last) : en.month(last.to)}</span>
      </figcaption>
    </figure>
  );
}

const isYear = ({ from, to }: IntervalCount): boolean => from.endsWith('-01-01') && to.endsWith('-12-31');
