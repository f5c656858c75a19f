import { useKeys } from '../state/shortcuts';

/** `j` and `k` move through the items of a view (`data-item`), Enter follows their link (`data-open`): the focus itself moves, so that a screen reader follows. */
export function useListKeys(): void {
  useKeys({ j: () => move(1), k: () => move(-1) });
}

function move(step: number): void {
  const items = [...document.querySelectorAll<HTMLElement>('main [data-item]')];
  const at = items.findIndex((item) => item.contains(document.activeElement));
  const next = items[at < 0 ? (step > 0 ? 0 : -1) : at + step];
  next?.querySelector<HTMLElement>('[data-open]')?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
