import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiProblem } from '../api/client';
import type { Problem } from '../api/types';
import { en } from '../text/en';

/** What is known of an answer: the last value, or the last problem, stays while the next is on its way. */
export interface Answer<T> {
  value: T | undefined;
  problem: Problem | undefined;
  waiting: boolean;
}

/** Everything on the page is asked for anew when this changes. */
const round = signal(0);

export function askAgain(): void {
  round.value++;
}

let timer: number | undefined;

/** Asks again after some seconds, once for all who want it. Returns what calls it off. */
export function askAgainIn(seconds: number): () => void {
  clearTimeout(timer);
  timer = window.setTimeout(askAgain, 1000 * seconds);
  return () => clearTimeout(timer);
}

/** Asks whenever `question` changes (null asks nothing) and gives up on what is no longer wanted. */
export function useAnswer<T>(question: string | null, ask: (signal: AbortSignal) => Promise<T>): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ value: undefined, problem: undefined, waiting: question !== null });
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    if (question === null) {
      setAnswer({ value: undefined, problem: undefined, waiting: false });
      return;
    }
    const stop = new AbortController();
    setAnswer((before) => ({ ...before, waiting: true }));
    latest.current(stop.signal).then(
      (value) => stop.signal.aborted || setAnswer({ value, problem: undefined, waiting: false }),
      (error: unknown) => stop.signal.aborted || setAnswer({ value: undefined, problem: problemFrom(error), waiting: false }),
    );
    return () => stop.abort();
  }, [question, round.value]);
  return answer;
}

/** Asks once a round. The next round waits for the answer of the last: an archive slower than the clock is heard too. */
export function useRounds<T>(round: number, ask: (signal: AbortSignal) => Promise<T>): Answer<T> {
  const [asked, setAsked] = useState(round);
  const answer = useAnswer(String(asked), ask);
  if (!answer.waiting && asked !== round) {
    setAsked(round);
  }
  return answer;
}

export function problemFrom(error: unknown): Problem {
  return error instanceof ApiProblem ? error.problem : { title: en.problem.unexpected, status: 0, detail: String(error) };
}
