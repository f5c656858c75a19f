import type { ComponentType } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Chips } from './parts/Chips';
import { summary } from './parts/filters';
import { Icon } from './parts/Icon';
import type { IconName } from './parts/icon-names';
import { KeyDialog } from './parts/KeyDialog';
import { lazy } from './parts/lazy';
import { SearchBox } from './parts/SearchBox';
import { addressOf, go, query, queryViews, setting, view, type View } from './state/address';
import { forgetKey, key } from './state/key';
import { useArrival } from './state/places';
import { useKeys } from './state/shortcuts';
import { dark, switchTheme } from './state/theme';
import { subject } from './state/title';
import { en } from './text/en';
import { plain } from './text/plain';
import Search from './views/Search';

const screens: Record<View, ComponentType> = {
  search: Search,
  timeline: lazy(() => import('./views/Timeline')),
  quotations: lazy(() => import('./views/Quotations')),
  map: lazy(() => import('./views/Map')),
  network: lazy(() => import('./views/Network')),
  compare: lazy(() => import('./views/Compare')),
  ingest: lazy(() => import('./views/Ingest')),
  entity: lazy(() => import('./views/Entity')),
  article: lazy(() => import('./views/Article')),
  shortcuts: lazy(() => import('./views/Shortcuts')),
};

const tabs: [view: View, icon: IconName, key: string][] = [
  ['search', 'search', 's'],
  ['quotations', 'quote', 'q'],
  ['timeline', 'chart-column', 't'],
  ['map', 'map', 'm'],
  ['network', 'network', 'n'],
  ['compare', 'git-compare', 'c'],
  ['ingest', 'upload', 'i'],
];

export function App() {
  const main = useRef<HTMLElement>(null);
  const shown = view.value;
  const Screen = screens[shown];
  const title = [aboutOf(shown), en.titles[shown], en.name].filter(Boolean).map((part) => plain(part!)).join(' – ');

  useEffect(() => {
    document.title = title;
  }, [title]);
  useKeys({
    ...Object.fromEntries(tabs.map(([to, , letter]) => [`g ${letter}`, () => go(addressOfTab(to))])),
    '?': () => go(addressOf('shortcuts')),
    t: switchTheme,
  });
  // Where a view replaces another, the focus goes along, so that a keyboard starts at its top: at once, before somebody types in it.
  const before = useRef(shown);
  useLayoutEffect(() => {
    if (before.current !== shown && !document.activeElement?.closest('.search-box')) {
      main.current?.focus({ preventScroll: true });
    }
    before.current = shown;
  }, [shown]);
  useArrival();

  return (
    <>
      <a class="skip" href="#main">
        {en.shell.skip}
      </a>
      <header class="shell">
        <a class="brand" href="/" title={en.tagline}>
          <Icon name="quote" size={20} />
          {en.name}
        </a>
        <SearchBox />
        <div class="shell-tools">
          {key.value && (
            <button type="button" class="icon-button" aria-label={en.shell.forgetKey} title={en.shell.forgetKey} onClick={forgetKey}>
              <Icon name="key-round" size={18} />
            </button>
          )}
          <a class="icon-button" href={addressOf('shortcuts')} aria-label={en.shell.shortcuts} title={`${en.shell.shortcuts} (?)`}>
            <Icon name="keyboard" size={18} />
          </a>
          <button type="button" class="icon-button" aria-label={dark.value ? en.shell.toLight : en.shell.toDark} title={dark.value ? en.shell.toLight : en.shell.toDark} onClick={switchTheme}>
            <Icon name={dark.value ? 'sun' : 'moon'} size={18} />
          </button>
        </div>
        <nav aria-label={en.shell.views}>
          {tabs.map(([to, icon, letter]) => (
            <a key={to} href={addressOfTab(to)} aria-current={to === shown ? 'page' : undefined} title={`${en.titles[to]} (g ${letter})`}>
              <Icon name={icon} /> <span class="tab-long">{en.titles[to]}</span>
              <span class="tab-short">{en.tabs[to] ?? en.titles[to]}</span>
            </a>
          ))}
        </nav>
      </header>
      <main id="main" ref={main} tabIndex={-1} class={`view-${shown}`}>
        {hasHeading.has(shown) ? null : <h1 class="visually-hidden">{en.titles[shown]}</h1>}
        {queryViews.has(shown) && <Chips />}
        <Screen />
      </main>
      <footer>
        <a href="/reference">{en.shell.reference}</a>
        <a href={addressOf('shortcuts')}>{en.shell.shortcuts}</a>
      </footer>
      <KeyDialog />
    </>
  );
}

/** What a view is about: an article's headline, a name, the query. */
const aboutOf = (shown: View): string | undefined =>
  subject.value ?? (shown === 'entity' ? setting('name') : queryViews.has(shown) && query.value.length > 0 ? summary(query.value) : undefined);

/** Views whose subject is their heading. */
const hasHeading: ReadonlySet<View> = new Set<View>(['entity', 'article', 'shortcuts']);

/** The query goes along from view to view. */
const addressOfTab = (to: View): string => addressOf(to, queryViews.has(to) && queryViews.has(view.value) ? query.value : []);
