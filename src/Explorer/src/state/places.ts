import { signal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';

/** Where somebody was on a page: how far an item of a list was from the top, because rows that are not drawn yet have no height of their own. */
interface Place {
  y: number;
  /** The first item to be seen; -1 where there is none. */
  item: number;
  top: number;
  /** The item with the focus: the one that was opened. */
  focused: number;
}

interface Step {
  step: string;
  place?: Place;
}

/** How long late answers are waited for. */
const patience = 5000;

history.scrollRestoration = 'manual';

const places = new Map<string, Place>();
let count = 0;

const nextStep = (): string => `${performance.timeOrigin} ${++count}`;

const begun = history.state as Step | null;

/** The step of the history that is shown. */
let step = begun?.step ?? nextStep();

/** Where to go on this step; undefined at its beginning. */
export const arrival = signal<Place | undefined>(begun?.place);

/** The state of the step that is shown, for the history. */
export const state = (): Step => ({ step });

/** Keeps the place on the step that is left for a new one. */
export function leave(): Step {
  places.set(step, here());
  step = nextStep();
  arrival.value = undefined;
  return state();
}

/** Keeps the place on the step that is left, and finds the one on the step that the history shows now. */
export function move(to: unknown): void {
  places.set(step, here());
  const known = (to as Step | null)?.step;
  step = known ?? nextStep();
  arrival.value = places.get(step);
  if (!known) {
    // A link to a part of the page: the browser goes there.
    history.replaceState(state(), '');
  } else if (!arrival.value) {
    window.scrollTo({ top: 0, behavior: 'instant' });
  }
}

// Whoever leaves the page for another, or loads it anew, finds the place in the history itself.
history.replaceState(state(), '');
window.addEventListener('pagehide', () => history.replaceState({ ...state(), place: here() }, ''));

const items = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('main [data-item]')];

function here(): Place {
  const all = items();
  const item = all.findIndex((each) => each.getBoundingClientRect().bottom > 0);
  return { y: scrollY, item, top: all[item]?.getBoundingClientRect().top ?? 0, focused: all.findIndex((each) => each.contains(document.activeElement)) };
}

/** Goes to the place on the step that Back or Forward shows, once what was there is drawn. */
export function useArrival(): void {
  const place = arrival.value;
  useLayoutEffect(() => (place ? arrive(place) : undefined), [place]);
}

/** Goes there until it stays so: what comes late moves what stands. Whoever scrolls or types meanwhile knows better. Returns what calls it off. */
function arrive(place: Place): () => void {
  const off = new AbortController();
  for (const type of ['wheel', 'touchstart', 'pointerdown', 'keydown']) {
    window.addEventListener(type, () => off.abort(), { signal: off.signal, passive: true });
  }
  const end = performance.now() + patience;
  const look = (steady: number) => {
    if (!off.signal.aborted && steady < 3 && performance.now() < end) {
      const there = stand(place);
      requestAnimationFrame(() => look(there ? steady + 1 : 0));
    }
  };
  look(0);
  return () => off.abort();
}

/** Goes to a place as far as it is drawn; whether it stood there already. */
function stand({ y, item, top, focused }: Place): boolean {
  const all = items();
  if (item >= all.length) {
    return false;
  }
  const by = item < 0 ? y - scrollY : all[item]!.getBoundingClientRect().top - top;
  window.scrollBy({ top: by, behavior: 'instant' });
  if (document.activeElement === document.body || document.activeElement?.localName === 'main') {
    all[focused]?.querySelector<HTMLElement>('[data-open]')?.focus({ preventScroll: true });
  }
  return Math.abs(by) < 1;
}
