import { query, set, setting } from '../state/address';
import { valueOf } from '../state/query';
import { en } from '../text/en';

const orders = ['newest', 'oldest', 'uploaded', 'relevance'] as const;

/** The order of a list; by relevance only where words are asked for. */
export function Sort() {
  const possible = orders.filter((order) => order !== 'relevance' || valueOf(query.value, 'q'));
  return (
    <label class="select">
      <span class="visually-hidden">{en.search.sort}</span>
      <select value={sortAsked() ?? 'newest'} onChange={(event) => set('sort', event.currentTarget.value === 'newest' ? undefined : event.currentTarget.value)}>
        {possible.map((order) => (
          <option key={order} value={order}>
            {en.search[order]}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The order in the address, where the list can be in it. */
export function sortAsked(): string | undefined {
  const asked = setting('sort');
  return asked === 'relevance' && !valueOf(query.value, 'q') ? undefined : asked;
}
