import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { declined, key } from '../state/key';

/** Requests that change nothing because they name nothing: their answer tells whether a key opens the function at all. */
const probes = {
  upload: ['PUT', '/api/articles'],
  delete: ['DELETE', '/api/articles/none'],
  retry: ['POST', '/api/poison/retry?id=none'],
} as const;

export type Change = keyof typeof probes;

/** What is known of the key in use. */
const known = signal<{ key: string; may: Partial<Record<Change, boolean>> }>({ key: '', may: {} });

/** Whether a change may be offered: without keys everybody may, with one it depends on the key; undefined until it is known. */
export function useMay(change: Change): boolean | undefined {
  const used = key.value;
  const may = used && known.value.key === used ? known.value.may[change] : undefined;
  useEffect(() => {
    if (used && may === undefined) {
      void opens(change, used).then((answer) => {
        const before = known.peek();
        known.value = { key: used, may: { ...(before.key === used ? before.may : {}), [change]: answer } };
      });
    }
  }, [used, change]);
  return used ? may : !declined.value;
}

async function opens(change: Change, used: string): Promise<boolean> {
  const [method, address] = probes[change];
  try {
    const { status } = await fetch(address, { method, headers: { 'x-functions-key': used } });
    return status !== 401 && status !== 403;
  } catch {
    return false;
  }
}
