import { useState } from 'preact/hooks';
import { facetNames, facetOf, facetValues, routeOf, type Counted } from '../api/archive';
import { can } from '../api/capabilities';
import type { Facet, FacetValue } from '../api/types';
import { ask, query } from '../state/address';
import { useAnswer } from '../state/answer';
import { has, queryString, toggled } from '../state/query';
import { en } from '../text/en';
import { DayField } from './DayField';
import { filterIcons, shown } from './filters';
import { Icon } from './Icon';

/** From here on a value counts as unusual beside the whole archive. */
const unusual = 2;

/** The days, and the most frequent values of the query: each narrows it or is left out of it. */
export function Facets({ facets, of }: { facets: Facet[] | null | undefined; of: Counted }) {
  return (
    <>
      <Days />
      {facets
        ?.filter((facet) => facet.values.length > 0)
        .sort((left, right) => order(left.name) - order(right.name))
        .map((facet) => <FacetList key={facet.name} facet={facet} of={of} exclude={can(routeOf[of], `not-${facet.name}`)} />)}
    </>
  );
}

const order = (name: string): number => [...facetNames, 'medium', 'kind'].indexOf(name as (typeof facetNames)[number]);

function FacetList({ facet, of, exclude }: { facet: Facet; of: Counted; exclude: boolean }) {
  const asked = query.value;
  const [open, setOpen] = useState(false);
  const { value: all } = useAnswer(open ? `${of} by ${facet.name} ${queryString(asked)}` : null, (signal) => facetOf(of, asked, facet.name, signal));
  const values = all ?? facet.values;
  const most = Math.max(...values.map((value) => value.count));
  const title = en.filters.names[facet.name] ?? facet.name;
  return (
    <section class="facet">
      <h2>
        <Icon name={filterIcons[facet.name] ?? 'tag'} /> {title}
      </h2>
      <ul>
        {values.map((value) => (
          <FacetRow key={value.value} name={facet.name} value={value} most={most} exclude={exclude} />
        ))}
      </ul>
      {(open || facet.values.length >= facetValues[of]) && (
        <button type="button" class="link facet-more" aria-expanded={open} aria-label={open ? en.filters.fewerOf(title) : en.filters.moreOf(title)} onClick={() => setOpen(!open)}>
          {open ? en.filters.fewer : en.filters.more}
        </button>
      )}
    </section>
  );
}

function FacetRow({ name, value: { value, count, significance }, most, exclude }: { name: string; value: FacetValue; most: number; exclude: boolean }) {
  const chosen = has(query.value, name, value);
  const text = shown(name, value);
  return (
    <li>
      <button type="button" class="facet-value" aria-pressed={chosen} onClick={() => ask(toggled(query.value, name, value))}>
        <svg class="facet-bar" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 1">
          <rect width={(100 * count) / most} height="1" />
        </svg>
        <bdi>{text}</bdi>
        {!!significance && significance >= unusual && (
          <span class="unusual" title={en.filters.unusual(significance)}>
            <Icon name="arrow-up" size={12} />
            <span class="visually-hidden">{en.filters.unusual(significance)}</span>
          </span>
        )}
        <span class="count">{en.number(count)}</span>
      </button>
      {exclude && (
        <button type="button" class="icon-button facet-exclude" aria-label={en.filters.exclude(text)} title={en.filters.exclude(text)} onClick={() => ask(toggled(query.value, `not-${name}`, value))}>
          <Icon name="ban" size={14} />
        </button>
      )}
    </li>
  );
}

function Days() {
  return (
    <section class="facet">
      <h2>
        <Icon name="calendar" /> {en.filters.dates}
      </h2>
      <div class="days">
        <DayField name="from" />
        <DayField name="to" />
      </div>
    </section>
  );
}
