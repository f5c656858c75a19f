import { signal } from '@preact/signals';

const name = 'function-key';

/** The function key, kept for this tab only. */
export const key = signal(sessionStorage.getItem(name));

/** Whether the page asks for a key now; `why` is what the API said. */
export const asking = signal<{ why: string } | null>(null);

let answered: ((given: boolean) => void)[] = [];

/** Asks for a key, once for all requests that wait for it. */
export function askForKey(why: string): Promise<boolean> {
  asking.value = { why };
  return new Promise((resolve) => answered.push(resolve));
}

/** Keeps a key, or (with null) goes on without. */
export function giveKey(given: string | null): void {
  if (given) {
    key.value = given;
    sessionStorage.setItem(name, given);
  }
  asking.value = null;
  const waiting = answered;
  answered = [];
  waiting.forEach((resolve) => resolve(given !== null));
}

export function forgetKey(): void {
  key.value = null;
  sessionStorage.removeItem(name);
}
