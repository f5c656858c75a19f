import { lazy } from '../parts/lazy';
import { articles, fittedTimeline, routeOf, understood } from '../api/archive';
import type { Interval } from '../api/types';
import { ArticleRow } from '../parts/ArticleRow';
import { Csv } from '../parts/Csv';
import { DayField } from '../parts/DayField';
import { Icon } from '../parts/Icon';
import { Ignored } from '../parts/Ignored';
import { useListKeys } from '../parts/list';
import { Loading, Nothing, ProblemNotice } from '../parts/Notice';
import { usePages } from '../parts/pages';
import { ask, query, set, setting } from '../state/address';
import { useAnswer } from '../state/answer';
import { queryString, valueOf, within } from '../state/query';
import { en } from '../text/en';

const Chart = lazy(() => import('../parts/Chart'));
const intervals: Interval[] = ['day', 'week', 'month', 'year'];

export default function TimelineView() {
  const asked = query.value;
  const chosen = intervals.find((interval) => interval === setting('interval'));
  const { value, problem, waiting } = useAnswer(`timeline ${queryString(asked)} ${chosen}`, (signal) => fittedTimeline(asked, { interval: chosen, days: daysOf(asked) }, signal));
  const list = usePages(`articles ${queryString(asked)} of the timeline`, (continuation, signal) => articles(asked, { continuation, limit: 20 }, signal));
  useListKeys();
  const busiest = value?.items.reduce((most, item) => (item.articles > most.articles ? item : most), value.items[0]!);
  const total = value?.items.reduce((sum, item) => sum + item.articles, 0) ?? 0;

  return (
    <div class="column wide">
      <div class="toolbar">
        <p class="total" role="status">
          {value ? en.articles(total) : waiting ? en.shell.loading : ''}
        </p>
        <DayField name="from" class="inline-field" />
        <DayField name="to" class="inline-field" />
        <label class="inline-field">
          {en.timeline.interval}
          <select value={chosen ?? ''} onChange={(event) => set('interval', event.currentTarget.value || undefined)}>
            <option value="">{en.timeline.auto}</option>
            {intervals.map((interval) => (
              <option key={interval} value={interval}>
                {en.timeline.intervals[interval]}
              </option>
            ))}
          </select>
        </label>
        {(valueOf(asked, 'from') || valueOf(asked, 'to')) && (
          <button type="button" class="button quiet" onClick={() => ask(within(asked, undefined, undefined))}>
            <Icon name="maximize" /> {en.timeline.all}
          </button>
        )}
        <Csv path="/api/timeline" parameters={[...understood(routeOf.articles, asked).sent, ['interval', value?.interval ?? 'day']]} name="timeline.csv" />
      </div>
      <Ignored route={routeOf.articles} />
      {problem && <ProblemNotice problem={problem} />}
      {value?.items.length === 0 && <Nothing title={en.search.none} fix={en.search.noneFix} yet={en.search.empty} yetFix={en.search.emptyFix} />}
      {value && value.items.length > 0 ? (
        <>
          <Chart
            series={[{ label: en.timeline.count, items: value.items }]}
            interval={value.interval}
            kind="bars"
            label={en.timeline.label(en.timeline.intervals[value.interval]!.toLowerCase())}
            onRange={(from, to) => ask(within(asked, from, to))}
            onReset={() => ask(within(asked, undefined, undefined))}
          />
          <p class="hint">
            {en.timeline.brush} {busiest && `${en.timeline.busiest}: ${en.period(busiest)}, ${en.articles(busiest.articles)}.`}
          </p>
          <details class="table-of">
            <summary>{en.timeline.table}</summary>
            <table>
              <thead>
                <tr>
                  <th scope="col">{en.timeline.period}</th>
                  <th scope="col" class="number">
                    {en.timeline.count}
                  </th>
                </tr>
              </thead>
              <tbody>
                {value.items.toReversed().map((item) => (
                  <tr key={item.from}>
                    <td>
                      <button type="button" class="link" onClick={() => ask(within(asked, item.from, item.to))}>
                        {en.period(item)}
                      </button>
                    </td>
                    <td class="number">{en.number(item.articles)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      ) : (
        waiting && <Loading />
      )}
      <div class="rows two-columns">
        {list.items.map((article) => (
          <ArticleRow key={article.id} article={article} />
        ))}
      </div>
      {list.more && (
        <button type="button" class="button more" onClick={list.more}>
          {en.shell.more}
        </button>
      )}
    </div>
  );
}

function daysOf(asked: typeof query.value): number | undefined {
  const from = valueOf(asked, 'from');
  const to = valueOf(asked, 'to');
  return from && to ? (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1 : undefined;
}
