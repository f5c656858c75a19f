import { timeline } from '../api/archive';
import type { Interval, IntervalCount } from '../api/types';
import { CsvOf } from '../parts/Csv';
import { Icon } from '../parts/Icon';
import { intervalFor, span } from '../parts/intervals';
import { lazy } from '../parts/lazy';
import { Empty, Loading, ProblemNotice } from '../parts/Notice';
import { shown, summary } from '../parts/filters';
import { addressOf, go, set, setting, settings } from '../state/address';
import { useAnswer } from '../state/answer';
import { useDraft } from '../state/draft';
import { queryString, readQuery, valueOf, without, withCondition, type Query } from '../state/query';
import { en } from '../text/en';

const Chart = lazy(() => import('../parts/Chart'));
const letters = ['A', 'B', 'C', 'D'];

export default function Compare() {
  const asked = settings('query').slice(0, letters.length);
  const share = setting('measure') === 'share';
  const rows = asked.length >= 2 ? asked : [...asked, ...Array<string>(2 - asked.length).fill('')];
  const given = rows.map(readQuery);
  const active = given.map((query, index) => ({ query, letter: letters[index]! })).filter(({ query }) => query.length > 0);
  const { value, problem, waiting } = useAnswer(active.length > 0 ? `compare ${active.map(({ query }) => queryString(query)).join('\n')}` : null, (signal) => read(active.map(({ query }) => query), signal));
  const change = (index: number, query: Query) => show(rows.map((row, at) => (at === index ? queryString(query) : row)));
  const all = new Map(value?.all.map((item) => [item.from, item.articles]));
  const shareOf = (item: IntervalCount) => (all.get(item.from) ? item.articles / all.get(item.from)! : 0);

  return (
    <div class="column wide">
      <p class="hint">{en.compare.intro}</p>
      <div class="compare-queries">
        {given.map((query, index) => (
          <Row key={index} letter={letters[index]!} index={index} query={query} removable={rows.length > 2} onChange={(next) => change(index, next)} onRemove={() => show(rows.filter((_, at) => at !== index))} />
        ))}
        {rows.length < letters.length && (
          <button type="button" class="button quiet" onClick={() => show([...rows, ''])}>
            <Icon name="plus" /> {en.compare.add}
          </button>
        )}
      </div>
      {active.length > 0 && <div class="toolbar">
        <fieldset class="segments total" aria-label={en.compare.scale}>
          {([undefined, 'share'] as const).map((measure) => (
            <button key={measure ?? ''} type="button" class="segment" aria-pressed={share === (measure === 'share')} onClick={() => set('measure', measure, { replace: true })}>
              {measure === 'share' ? en.compare.share : en.compare.absolute}
            </button>
          ))}
        </fieldset>
        {value && <CsvOf rows={() => rowsOf(active.map(({ query }) => summary(query)), value)} name="comparison.csv" />}
      </div>}
      {problem && <ProblemNotice problem={problem} />}
      {active.length === 0 && <Empty title={en.compare.none} fix={en.compare.noneFix} />}
      {waiting && !value && active.length > 0 && <Loading />}
      {value && active.length > 0 && value.counts.length === active.length && (
        <>
          <Chart
            series={active.map(({ query, letter }, index) => ({ label: `${letter}: ${summary(query)}`, items: value.counts[index]!, measure: share ? shareOf : (item: IntervalCount) => item.articles }))}
            interval={value.interval}
            kind="lines"
            share={share}
            height={340}
            label={share ? en.compare.share : en.compare.absolute}
            onRange={(from, to) => show(rows.map((row) => (row ? queryString(withCondition(withCondition(readQuery(row), 'from', from), 'to', to)) : row)))}
            onReset={() => show(rows.map((row) => queryString(without(without(readQuery(row), 'from'), 'to'))))}
          />
          <table class="compare-table">
            <thead>
              <tr>
                <th scope="col">{en.compare.queries}</th>
                <th scope="col" class="number">
                  {en.compare.total}
                </th>
                <th scope="col" class="number">
                  {en.compare.share}
                </th>
                <th scope="col">{en.compare.peak}</th>
              </tr>
            </thead>
            <tbody>
              {active.map(({ query, letter }, index) => {
                const items = value.counts[index]!;
                const total = items.reduce((sum, item) => sum + item.articles, 0);
                const everything = value.all.reduce((sum, item) => sum + item.articles, 0);
                const peak = items.reduce<IntervalCount | undefined>((most, item) => (!most || item.articles > most.articles ? item : most), undefined);
                return (
                  <tr key={letter}>
                    <th scope="row">
                      <a class={`series-${index + 1}`} href={addressOf('search', query)}>
                        {letter}: {summary(query)}
                      </a>
                    </th>
                    <td class="number">{en.number(total)}</td>
                    <td class="number">{everything ? en.share(total / everything) : '–'}</td>
                    <td>{peak ? `${en.period(peak)}: ${en.number(peak.articles)}` : '–'}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </>
      )}
    </div>
  );
}

const show = (rows: string[]) => go(addressOf('compare', [], { query: rows, measure: setting('measure') }), { keepScroll: true });

interface Compared {
  interval: Interval;
  counts: IntervalCount[][];
  all: IntervalCount[];
}

/** A line an interval: its days, the articles of each query, all articles. */
function rowsOf(titles: string[], { counts, all }: Compared): (string | number)[][] {
  const byStart = counts.map((items) => new Map(items.map((item) => [item.from, item.articles])));
  return [['from', 'to', ...titles, 'all'], ...all.map(({ from, to, articles }) => [from, to, ...byStart.map((query) => query.get(from) ?? 0), articles])];
}

async function read(queries: Query[], signal: AbortSignal): Promise<Compared> {
  const months = await Promise.all(queries.map((query) => timeline(query, 'month', signal)));
  const interval = intervalFor(span(months.flat().sort((left, right) => (left.from < right.from ? -1 : 1))));
  const counts = interval === 'month' ? months : await Promise.all(queries.map((query) => timeline(query, interval, signal)));
  const days = counts.flat().map((item) => item.from).sort();
  const all = days.length > 0 ? await timeline([['from', days[0]!], ['to', counts.flat().map((item) => item.to).sort().at(-1)!]], interval, signal) : [];
  return { interval, counts, all };
}

function Row({ letter, index, query, removable, onChange, onRemove }: { letter: string; index: number; query: Query; removable: boolean; onChange: (query: Query) => void; onRemove: () => void }) {
  const words = valueOf(query, 'q') ?? '';
  const [text, setText] = useDraft(words);
  const rest = without(query, 'q');
  return (
    <form
      class={`compare-query series-${index + 1}`}
      onSubmit={(event) => {
        event.preventDefault();
        onChange(withCondition(rest, 'q', text.trim()));
      }}
    >
      <span class="compare-letter" aria-hidden="true">
        {letter}
      </span>
      <div class="compare-conditions">
        {rest.map(([name, value]) => (
          <span key={`${name}=${value}`} class="chip">
            <span class="chip-name">{name.startsWith('not-') && `${en.filters.not} `}{en.filters.chip[name.replace(/^not-/, '')]}</span>
            <bdi>{shown(name, value)}</bdi>
            <button type="button" aria-label={en.filters.remove(shown(name, value))} onClick={() => onChange(without(query, name, value))}>
              <Icon name="x" size={14} />
            </button>
          </span>
        ))}
        <input type="text" aria-label={en.compare.query(letter)} placeholder={en.compare.placeholder} value={text} onInput={(event) => setText(event.currentTarget.value)} onBlur={() => text.trim() !== words && onChange(withCondition(rest, 'q', text.trim()))} />
      </div>
      {removable && (
        <button type="button" class="icon-button" aria-label={en.compare.remove(letter)} onClick={onRemove}>
          <Icon name="x" />
        </button>
      )}
    </form>
  );
}
