import { understood } from '../api/archive';
import { get } from '../api/client';
import type { Places } from '../api/types';
import { CsvOf } from '../parts/Csv';
import { Ignored } from '../parts/Ignored';
import { lazy } from '../parts/lazy';
import { Loading, Nothing, ProblemNotice } from '../parts/Notice';
import type { Place } from '../parts/WorldMap';
import { ask, query } from '../state/address';
import { useAnswer } from '../state/answer';
import { has, queryString, toggled } from '../state/query';
import { en } from '../text/en';
import { plain } from '../text/plain';
import { addressOf } from '../state/address';
import { useMemo } from 'preact/hooks';

const WorldMap = lazy(() => import('../parts/WorldMap'));
const route = 'get /api/places';
const listed = 40;

export default function MapView() {
  const asked = query.value;
  const { value, problem, waiting } = useAnswer(`places ${queryString(asked)}`, (signal) => get<Places>('/api/places', understood(route, asked).sent, signal));
  const places = useMemo(
    () => (value?.features ?? []).map(({ geometry, properties }): Place => ({ ...properties, longitude: Number(geometry.coordinates[0]), latitude: Number(geometry.coordinates[1]) })),
    [value],
  );
  const choose = (place: string) => ask(toggled(asked, 'place', place));

  if (problem) {
    return <ProblemNotice problem={problem} />;
  }
  if (!value) {
    return <Loading />;
  }
  if (places.length === 0) {
    return <Nothing title={en.map.none} fix={en.map.noneFix} />;
  }
  return (
    <div class={waiting ? 'beside waiting' : 'beside'}>
      <section aria-label={en.titles.map}>
        <Ignored route={route} />
        <WorldMap places={places} onChoose={choose} />
        <p class="hint">
          {en.map.hint} {value.withoutCoordinates > 0 && en.map.without(value.withoutCoordinates)}
        </p>
      </section>
      <aside class="side-list" aria-label={en.map.places}>
        <div class="toolbar">
          <h2 class="total">{en.map.places}</h2>
          <CsvOf rows={() => [['place', 'country', 'latitude', 'longitude', 'articles'], ...places.map((place) => [place.name, place.country, place.latitude, place.longitude, place.articles])]} name="places.csv" />
        </div>
        <ul class="plain counts">
          {places.slice(0, listed).map((place) => (
            <li key={`${place.name} ${place.country}`}>
              <button type="button" class="link" aria-pressed={has(asked, 'place', place.name)} onClick={() => choose(place.name)}>
                <bdi>{plain(place.name)}</bdi>
              </button>
              {countryOf(place) && <span class="muted">{countryOf(place)}</span>}
              <a class="count" href={addressOf('entity', [], { name: place.name, type: 'place' })} title={en.map.entity(plain(place.name))}>
                {en.number(place.articles)}
              </a>
            </li>
          ))}
        </ul>
      </aside>
    </div>
  );
}

/** The country of a place, where that says more than its name does. */
function countryOf({ name, country }: Place): string | null {
  const known = country && en.country(country);
  return known && known.toLowerCase() !== name.toLowerCase() ? known : null;
}
