import { understood } from '../api/archive';
import { query } from '../state/address';
import { en } from '../text/en';

/** Says which conditions this view's list does not know, so that nobody takes it for narrower than it is. */
export function Ignored({ route }: { route: string }) {
  const names = [...new Set(understood(route, query.value).ignored.map(([name]) => name))];
  return names.length > 0 ? <p class="notice">{en.filters.ignored(names.map((name) => en.filters.chip[name] ?? name).join(', '))}</p> : null;
}
