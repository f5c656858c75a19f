import { signal } from '@preact/signals';
import { forget } from './kept';

const name = 'function-key';

/** The function key, kept for this tab only. */
export const key = signal(sessionStorage.getItem(name));

/** Whether the page asks for a key now; `why` is what the API said. */
export const asking = signal<{ why: string } | null>(null);

/** Whether somebody would rather go on without a key: then nothing asks for one until they want to give it. */
export const declined = signal(false);

let answered: ((given: boolean) => void)[] = [];

/** Asks for a key, once for all requests that wait for it. */
export function askForKey(why: string): Promise<boolean> {
  if (declined.value) {
    return Promise.resolve(false);
  }
  asking.value ??= { why };
  return new Promise((resolve) => answered.push(resolve));
}

/** Keeps a key, or (with null) goes on without. */
export function giveKey(given: string | null): void {
  declined.value = given === null;
  if (given) {
    key.value = given;
    forget();
    sessionStorage.setItem(name, given);
  }
  asking.value = null;
  const waiting = answered;
  answered = [];
  waiting.forEach((resolve) => resolve(given !== null));
}

export function forgetKey(): void {
  key.value = null;
  forget();
  sessionStorage.removeItem(name);
}
