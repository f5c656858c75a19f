import { useEffect, useState } from 'preact/hooks';
import type { Page, Problem } from '../api/types';
import { problemFrom, useAnswer } from '../state/answer';

interface Loaded<Item> {
  first: Page<Item> | undefined;
  items: Item[];
  problem: Problem | undefined;
  waiting: boolean;
  more: (() => void) | undefined;
}

/** A list page by page. A page may be empty although there are more: then the next one is asked for. */
export function usePages<Item>(question: string | null, ask: (continuation: string | null, signal?: AbortSignal) => Promise<Page<Item>>): Loaded<Item> {
  const first = useAnswer(question, (signal) => filled(ask, null, signal));
  const [rest, setRest] = useState<{ of: unknown; items: Item[]; continuation: string | null; waiting: boolean; problem?: Problem }>({ of: null, items: [], continuation: null, waiting: false });
  useEffect(() => setRest({ of: first.value, items: [], continuation: first.value?.continuation ?? null, waiting: false }), [first.value]);
  const current = rest.of === first.value;
  const more = async () => {
    setRest((before) => ({ ...before, waiting: true }));
    try {
      const page = await filled(ask, rest.continuation);
      setRest((before) => (before.of === rest.of ? { ...before, items: [...before.items, ...page.items], continuation: page.continuation, waiting: false } : before));
    } catch (error) {
      setRest((before) => ({ ...before, waiting: false, problem: problemFrom(error) }));
    }
  };
  return {
    first: first.value,
    items: first.value ? [...first.value.items, ...(current ? rest.items : [])] : [],
    problem: first.problem ?? (current ? rest.problem : undefined),
    waiting: first.waiting || (current && rest.waiting),
    more: current && rest.continuation && !rest.waiting ? () => void more() : undefined,
  };
}

async function filled<Item>(ask: (continuation: string | null, signal?: AbortSignal) => Promise<Page<Item>>, continuation: string | null, signal?: AbortSignal): Promise<Page<Item>> {
  let page = await ask(continuation, signal);
  while (page.items.length === 0 && page.continuation !== null) {
    page = { ...page, ...(await ask(page.continuation, signal)) };
  }
  return page;
}
