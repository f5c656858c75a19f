import { ask, query } from '../state/address';
import { without } from '../state/query';
import { en } from '../text/en';
import { filterIcons, shown } from './filters';
import { Icon } from './Icon';

/** The active conditions, each with a way out. */
export function Chips() {
  const conditions = query.value;
  if (conditions.length === 0) {
    return null;
  }
  return (
    <ul class="chips" aria-label={en.filters.label}>
      {conditions.map(([name, value]) => {
        const bare = name.replace(/^not-/, '');
        const label = `${bare === name ? '' : `${en.filters.not} `}${en.filters.chip[bare] ?? bare}`;
        return (
          <li key={`${name}=${value}`} class={bare === name ? 'chip' : 'chip chip-not'}>
            <Icon name={filterIcons[bare] ?? 'tag'} size={14} />
            <span class="chip-name">{label}</span>
            <bdi>{shown(name, value)}</bdi>
            <button type="button" aria-label={en.filters.remove(`${label} ${shown(name, value)}`)} onClick={() => ask(without(query.value, name, value))}>
              <Icon name="x" size={14} />
            </button>
          </li>
        );
      })}
      {conditions.length > 1 && (
        <li>
          <button type="button" class="link" onClick={() => ask([])}>
            {en.filters.clear}
          </button>
        </li>
      )}
    </ul>
  );
}
