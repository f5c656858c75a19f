import { useMemo, useState } from 'preact/hooks';
import type { Page, Problem } from '../api/types';
import { problemFrom, useAnswer } from '../state/answer';
import { keep, recall } from '../state/kept';

interface Loaded<Item> {
  first: Page<Item> | undefined;
  items: Item[];
  problem: Problem | undefined;
  waiting: boolean;
  more: (() => void) | undefined;
}

/** What was loaded after the first page. */
interface Rest<Item> {
  of: Page<Item> | undefined;
  items: Item[];
  continuation: string | null;
  waiting: boolean;
  problem?: Problem;
}

/** A list page by page; on the way back with every page that was loaded. A page may be empty although there are more: then the next one is asked for. */
export function usePages<Item>(question: string, ask: (continuation: string | null, signal?: AbortSignal) => Promise<Page<Item>>): Loaded<Item> {
  const { value: first, problem, waiting } = useAnswer(question, (signal) => filled(ask, null, signal));
  const begun = useMemo((): Rest<Item> => {
    const left = recall<Rest<Item>>(restOf(question));
    return left?.of === first && left ? left : { of: first, items: [], continuation: first?.continuation ?? null, waiting: false };
  }, [first]);
  const [grown, setGrown] = useState(begun);
  const rest = grown.of === first ? grown : begun;
  const more = async () => {
    const say = (next: Rest<Item>) => setGrown((before) => (before.of === next.of ? next : before));
    setGrown({ ...rest, waiting: true });
    try {
      const page = await filled(ask, rest.continuation);
      const next = { of: first, items: [...rest.items, ...page.items], continuation: page.continuation, waiting: false };
      keep(restOf(question), next);
      say(next);
    } catch (error) {
      say({ ...rest, problem: problemFrom(error) });
    }
  };
  return {
    first,
    items: first ? [...first.items, ...rest.items] : [],
    problem: problem ?? rest.problem,
    waiting: waiting || rest.waiting,
    more: rest.continuation && !rest.waiting ? () => void more() : undefined,
  };
}

const restOf = (question: string): string => `rest of ${question}`;

async function filled<Item>(ask: (continuation: string | null, signal?: AbortSignal) => Promise<Page<Item>>, continuation: string | null, signal?: AbortSignal): Promise<Page<Item>> {
  let page = await ask(continuation, signal);
  while (page.items.length === 0 && page.continuation !== null) {
    page = { ...page, ...(await ask(page.continuation, signal)) };
  }
  return page;
}
