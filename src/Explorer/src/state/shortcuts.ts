import { signal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';

const name = 'single-key-shortcuts';

/** Single keys can be turned off (WCAG 2.1.4): they get in the way of speech input. */
export const singleKeys = signal(localStorage.getItem(name) !== 'off');

export function switchSingleKeys(): void {
  singleKeys.value = !singleKeys.value;
  localStorage.setItem(name, singleKeys.value ? 'on' : 'off');
}

export type Bindings = Record<string, (event: KeyboardEvent) => void>;

const bound: Bindings[] = [];
let prefix: { key: string; at: number } | null = null;

/** Binds keys (`j`, `g s`) while a component is shown, each to what its latest rendering says; what was bound last wins. The names of the keys must not change. */
export function useKeys(bindings: Bindings): void {
  const latest = useRef(bindings);
  latest.current = bindings;
  // With the first drawing: whoever sees a view can type.
  useLayoutEffect(() => {
    const stable: Bindings = Object.fromEntries(Object.keys(bindings).map((keys) => [keys, (event) => latest.current[keys]?.(event)]));
    bound.push(stable);
    return () => void bound.splice(bound.indexOf(stable), 1);
  }, []);
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event) || !singleKeys.value || document.querySelector('dialog[open]')) {
    return;
  }

  const pair = prefix && event.timeStamp - prefix.at < 1500 ? `${prefix.key} ${event.key}` : null;
  prefix = null;
  const run = (pair && find(pair)) || find(event.key);
  if (run) {
    event.preventDefault();
    run(event);
  } else if (bound.some((bindings) => Object.keys(bindings).some((keys) => keys.startsWith(`${event.key} `)))) {
    prefix = { key: event.key, at: event.timeStamp };
  }
});

function find(keys: string): Bindings[string] | undefined {
  return bound.findLast((bindings) => Object.hasOwn(bindings, keys))?.[keys];
}

function isTyping({ target }: Event): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=range]), textarea, select'));
}
