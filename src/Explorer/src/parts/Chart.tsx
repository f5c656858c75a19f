import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Interval, IntervalCount } from '../api/types';
import { colour, dark } from '../state/theme';
import { en } from '../text/en';
import { isoDay } from './intervals';

export interface Series {
  label: string;
  items: IntervalCount[];
  /** What is drawn of an interval; its articles, when left out. */
  measure?: (item: IntervalCount) => number | null;
}

interface Props {
  series: Series[];
  interval: Interval;
  kind: 'bars' | 'lines';
  label: string;
  share?: boolean;
  height?: number;
  onRange?: (from: string, to: string) => void;
  onReset?: () => void;
}

const second = 1000;
const day = 86_400;

/** Counts over time; dragging chooses a range of days, a double click all. */
export default function Chart({ series, interval, kind, label, share = false, height = 280, onRange, onReset }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const handlers = useRef({ onRange, onReset });
  handlers.current = { onRange, onReset };
  const theme = dark.value;
  const key = JSON.stringify(series.map(({ label, items }) => [label, items]));

  useEffect(() => {
    const element = host.current;
    if (!element) {
      return;
    }
    const { times, ends, values } = aligned(series, interval);
    const half = ((ends[0] ?? 0) - (times[0] ?? 0)) / 2;
    const line = colour('line');
    const text = colour('ink-soft');
    const font = '12px "Inter Variable", system-ui, sans-serif';
    const show = (value: number | null) => (value === null ? '–' : share ? en.percent(value) : en.number(value));
    const bars = uPlot.paths.bars!({ size: [0.86, 60], gap: 0, radius: 0.15 });
    const plot = new uPlot(
      {
        width: element.clientWidth,
        height,
        padding: [12, 8, 0, 0],
        ms: 1,
        tzDate: (timestamp) => uPlot.tzDate(new Date(timestamp), 'Etc/UTC'),
        cursor: { y: false, drag: { x: true, y: false, setScale: false, dist: 6 }, points: { show: kind === 'lines' } },
        select: { show: true, left: 0, top: 0, width: 0, height: 0 },
        legend: { live: true },
        scales: {
          x: { time: true, range: (_plot, min, max) => [min - half, max + half] },
          y: { range: (_plot, _min, max) => [0, max > 0 ? max * 1.08 : 1] },
        },
        axes: [
          { stroke: text, font, grid: { show: false }, ticks: { stroke: line, width: 1 }, space: 70 },
          { stroke: text, font, grid: { stroke: line, width: 1 }, ticks: { show: false }, size: 52, incrs: share ? undefined! : [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 1e6], values: (_plot, ticks) => ticks.map(show) },
        ],
        series: [
          { label: en.timeline.period, value: (_plot, time: number | null) => (time === null ? '–' : en.period({ from: isoDay(time), to: isoDay(ends[times.indexOf(time)]! - day * second) })) },
          ...series.map(({ label }, index) => ({
            label,
            stroke: colour(`series-${index + 1}`),
            fill: kind === 'bars' ? colour(`series-${index + 1}`) : undefined!,
            width: kind === 'bars' ? 0 : 2,
            paths: kind === 'bars' ? bars : uPlot.paths.linear!(),
            points: { show: kind === 'lines' && times.length < 60, size: 6 },
            value: (_plot: uPlot, value: number | null) => show(value),
          })),
        ],
        hooks: {
          setCursor: [(chart) => void element.classList.toggle('idle', chart.cursor.idx == null)],
          setSelect: [
            (chart) => {
              const { left, width } = chart.select;
              if (width > 0) {
                const chosen = chosenDays(times, ends, chart.posToVal(left, 'x'), chart.posToVal(left + width, 'x'));
                chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
                if (chosen) {
                  handlers.current.onRange?.(isoDay(chosen[0]), isoDay(chosen[1] - day * second));
                }
              }
            },
          ],
        },
      },
      [times, ...values] as uPlot.AlignedData,
      element,
    );
    const reset = () => handlers.current.onReset?.();
    plot.over.addEventListener('dblclick', reset);
    const resize = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height }));
    resize.observe(element);
    return () => {
      resize.disconnect();
      plot.destroy();
    };
  }, [key, interval, kind, share, height, theme]);

  return <div class="chart idle" ref={host} role="img" aria-label={label} data-chart />;
}

/** All series over the same intervals, gaps counted as none. */
export function aligned(series: Series[], interval: Interval): { times: number[]; ends: number[]; values: (number | null)[][] } {
  const days = series.flatMap(({ items }) => items.map((item) => item.from)).sort();
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) {
    return { times: [], ends: [], values: series.map(() => []) };
  }
  const times: number[] = [];
  for (let at = new Date(`${first}T00:00:00Z`); at.getTime() <= Date.parse(last) && times.length < 5000; at = next(at, interval)) {
    times.push(at.getTime());
  }
  return {
    times,
    ends: times.map((time) => next(new Date(time), interval).getTime()),
    values: series.map(({ items, measure = (item) => item.articles }) => {
      const byStart = new Map(items.map((item) => [Date.parse(item.from), measure(item)]));
      return times.map((time) => byStart.get(time) ?? 0);
    }),
  };
}

function next(from: Date, interval: Interval): Date {
  const to = new Date(from);
  switch (interval) {
    case 'day':
      to.setUTCDate(to.getUTCDate() + 1);
      break;
    case 'week':
      to.setUTCDate(to.getUTCDate() + 7);
      break;
    case 'month':
      to.setUTCMonth(to.getUTCMonth() + 1);
      break;
    default:
      to.setUTCFullYear(to.getUTCFullYear() + 1);
  }
  return to;
}

/** The whole intervals that a selection touches; a bar is drawn around its start. */
function chosenDays(times: number[], ends: number[], left: number, right: number): [number, number] | undefined {
  const half = ((ends[0] ?? 0) - (times[0] ?? 0)) / 2;
  const inside = times.map((time, index) => ({ time, end: ends[index]! })).filter(({ time }) => time + half > left && time - half < right);
  return inside.length > 0 ? [inside[0]!.time, inside.at(-1)!.end] : undefined;
}
