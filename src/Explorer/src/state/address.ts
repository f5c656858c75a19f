import { batch, computed, signal } from '@preact/signals';
import { setReturned } from './kept';
import { leave, move, state } from './places';
import { conditionNames, type Query } from './query';

export const views = ['search', 'timeline', 'quotations', 'map', 'network', 'compare', 'ingest', 'entity', 'article', 'shortcuts'] as const;
export type View = (typeof views)[number];

/** The address is the state: what a view shows follows from it alone, so every view can be shared and Back works. */
const search = signal(location.search);

export const view = computed<View>(() => {
  const asked = new URLSearchParams(search.value).get('view');
  return views.find((name) => name === asked) ?? 'search';
});

/** The conditions in the address. */
export const query = computed<Query>(() => [...new URLSearchParams(search.value)].filter(([name, value]) => conditionNames.has(name) && value !== ''));

/** A parameter of the address that is not a condition: which article, how sorted. */
export const setting = (name: string): string | undefined => new URLSearchParams(search.value).get(name) ?? undefined;

export const settings = (name: string): string[] => new URLSearchParams(search.value).getAll(name);

type Settings = Record<string, string | readonly string[] | undefined>;

/** The address of a view. */
export function addressOf(view: View, query: Query = [], settings: Settings = {}): string {
  const parameters = new URLSearchParams();
  if (view !== 'search') {
    parameters.append('view', view);
  }
  for (const [name, value] of Object.entries(settings)) {
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) {
      parameters.append(name, one);
    }
  }
  query.forEach(([name, value]) => parameters.append(name, value));
  const text = parameters.toString();
  return text ? `/?${text}` : '/';
}

/** Goes to an address. `replace` leaves no step for Back: for what changes while somebody is still choosing. */
export function go(address: string, { replace = false, keepScroll = false } = {}): void {
  if (replace) {
    history.replaceState(state(), '', address);
  } else if (address !== location.pathname + location.search) {
    history.pushState(leave(), '', address);
  }
  setReturned(false);
  search.value = location.search;
  if (!keepScroll) {
    window.scrollTo({ top: 0, behavior: 'instant' });
  }
}

/** Changes the query and keeps the view with its settings. */
export function ask(next: Query, options?: { replace?: boolean; keepScroll?: boolean }): void {
  go(addressOf(queryViews.has(view.value) ? view.value : 'search', next, queryViews.has(view.value) ? currentSettings() : {}), { keepScroll: true, ...options });
}

/** Changes one setting of the view. */
export function set(name: string, value: string | undefined, options?: { replace?: boolean }): void {
  go(addressOf(view.value, query.value, { ...currentSettings(), [name]: value }), { keepScroll: true, ...options });
}

/** Views that show the query of the address. */
export const queryViews: ReadonlySet<View> = new Set<View>(['search', 'timeline', 'quotations', 'map', 'network']);

export function currentSettings(): Record<string, string[]> {
  const result: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(search.value)) {
    if (name !== 'view' && !conditionNames.has(name)) {
      (result[name] ??= []).push(value);
    }
  }
  return result;
}

window.addEventListener('popstate', (event) => {
  setReturned(true);
  batch(() => {
    move(event.state);
    search.value = location.search;
  });
});

/** Follows links to the page itself without loading it anew; leaves every other click to the browser. */
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (link && plain && !event.defaultPrevented && link.origin === location.origin && link.pathname === '/' && link.hash === '' && !link.target && !link.hasAttribute('download')) {
    event.preventDefault();
    go(link.pathname + link.search, { keepScroll: link.dataset.keepScroll !== undefined });
  }
});
