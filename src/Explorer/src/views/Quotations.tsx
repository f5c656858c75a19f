import { quotations, routeOf } from '../api/archive';
import type { Facet, QuotationHit } from '../api/types';
import { CsvOfQuery } from '../parts/Csv';
import { Facets } from '../parts/Facets';
import { Ignored } from '../parts/Ignored';
import { useListKeys } from '../parts/list';
import { Name } from '../parts/Name';
import { Loading, Nothing, ProblemNotice } from '../parts/Notice';
import { OverTime } from '../parts/OverTime';
import { usePages } from '../parts/pages';
import { QuotationCard } from '../parts/QuotationCard';
import { Rail } from '../parts/Rail';
import { Sort, sortAsked } from '../parts/Sort';
import { hue } from '../parts/speakers';
import { ask, query, set, setting } from '../state/address';
import { useDraft } from '../state/draft';
import { queryString, toggled, valueOf, valuesOf, withCondition } from '../state/query';
import { en } from '../text/en';

const route = routeOf.quotations;
const kinds = ['direct', 'mixed', 'indirect'] as const;
const shownOfSpeaker = 4;

export default function Quotations() {
  const asked = query.value;
  const sort = sortAsked();
  const list = usePages(`quotations ${queryString(asked)} ${sort}`, (continuation, signal) => quotations(asked, { sort, facets: continuation === null, continuation, limit: 100 }, signal));
  useListKeys();

  const hits = list.items;
  const wanted = new Set(valuesOf(asked, 'kind'));
  const [least, setLeast] = useDraft(Number(valueOf(asked, 'minConfidence') ?? 0));
  const facets = list.first?.facets?.filter((facet) => facet.name !== 'kind');
  const kindCounts = list.first?.facets?.find((facet) => facet.name === 'kind');
  const open = valuesOf(asked, 'speaker').length > 0 ? valuesOf(asked, 'speaker')[0] : setting('of');

  return (
    <div class="quotations-view">
      <Rail>
        <section class="facet">
          <h2>{en.filters.names.kind}</h2>
          <div class="segments">
            {kinds.map((kind) => (
              <button key={kind} type="button" class={`segment kind-${kind}`} title={en.quotes.kindHints[kind]} aria-pressed={wanted.has(kind)} onClick={() => ask(toggled(asked, 'kind', kind))}>
                {en.quotes.kinds[kind]}
                {kindCounts && <span class="count">{en.number(kindCounts.values.find(({ value }) => value === kind)?.count ?? 0)}</span>}
              </button>
            ))}
          </div>
          <label class="range">
            {en.quotes.confidence}: {least > 0 ? en.quotes.atLeast(en.percent(least)) : en.quotes.any}
            <input type="range" min="0" max="0.95" step="0.05" value={least} onInput={(event) => setLeast(Number(event.currentTarget.value))} onChange={(event) => ask(withCondition(asked, 'minConfidence', Number(event.currentTarget.value) > 0 ? event.currentTarget.value : ''))} />
          </label>
        </section>
        <Facets facets={facets} of="quotations" />
      </Rail>
      <section class="results" aria-label={en.titles.quotations}>
        <OverTime of="quotations" label={en.quotes.overTime} />
        <div class="toolbar">
          <p class="total" role="status">
            {list.first && en.quotations(list.first.total ?? hits.length)}
          </p>
          <Sort />
          <CsvOfQuery of="quotations" query={asked} sort={sort} name="quotations.csv" />
        </div>
        <Ignored route={route} />
        {list.problem && <ProblemNotice problem={list.problem} />}
        {list.first && hits.length === 0 && <Nothing title={en.quotes.none} fix={en.quotes.noneFix} />}
        <div class={list.waiting ? 'waiting' : undefined}>
          {groups(hits).map(([speaker, said]) => (
            <section key={speaker ?? ''} class={`speaker-group hue-${hue(speaker)}`}>
              <h2>{speaker ? <Name name={speaker} /> : en.quotes.unknown} <span class="count">{en.number(countOf(facets, speaker) ?? said.length)}</span></h2>
              {(open === (speaker ?? '') ? said : said.slice(0, shownOfSpeaker)).map((hit) => (
                <QuotationCard key={`${hit.article.id} ${hit.quotation.start}`} hit={hit} speaker={false} />
              ))}
              {said.length > shownOfSpeaker && open !== (speaker ?? '') && (
                <button type="button" class="link" onClick={() => (speaker ? ask(withCondition(asked, 'speaker', speaker)) : set('of', speaker ?? ''))}>
                  {en.quotes.more((countOf(facets, speaker) ?? said.length) - shownOfSpeaker)}
                </button>
              )}
            </section>
          ))}
        </div>
        {list.more && (
          <button type="button" class="button more" onClick={list.more}>
            {en.shell.more}
          </button>
        )}
        {list.waiting && !list.first && <Loading />}
      </section>
    </div>
  );
}

/** Quotations by speaker: in the order in which speakers first come up, nobody last. One speaker alone is shown whole. */
export function groups(hits: QuotationHit[]): [speaker: string | null, said: QuotationHit[]][] {
  const bySpeaker = Map.groupBy(hits, (hit) => hit.quotation.speaker);
  return [...bySpeaker].sort(([left], [right]) => Number(left === null) - Number(right === null));
}

const countOf = (facets: Facet[] | null | undefined, speaker: string | null): number | undefined => facets?.find((facet) => facet.name === 'speaker')?.values.find(({ value }) => value === speaker)?.count;
