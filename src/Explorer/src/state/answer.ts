import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiProblem } from '../api/client';
import type { Problem } from '../api/types';
import { forget, keep, recall } from './kept';
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
  forget();
  round.value++;
}

let timer: number | undefined;

/** Asks again after some seconds, once for all who want it. Returns what calls it off. */
export function askAgainIn(seconds: number): () => void {
  clearTimeout(timer);
  timer = window.setTimeout(askAgain, 1000 * seconds);
  return () => clearTimeout(timer);
}

/**
 * Asks whenever `question` changes (null asks nothing) and gives up on what is no longer wanted. A question stands for one answer on the whole
 * page: on the way back that answer is there with the first drawing, and is not asked for again.
 */
export function useAnswer<T>(question: string | null, ask: (signal: AbortSignal) => Promise<T>, { kept = true } = {}): Answer<T> {
  const known = question !== null && kept ? recall<T>(question) : undefined;
  const [said, setSaid] = useState<Answer<T> & { to: string | null }>({ to: question, value: known, problem: undefined, waiting: question !== null && known === undefined });
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    const say = (value: T | undefined, problem?: Problem) => setSaid({ to: question, value, problem, waiting: false });
    if (question === null || known !== undefined) {
      say(known);
      return;
    }
    const stop = new AbortController();
    setSaid((before) => ({ ...before, to: question, waiting: true }));
    latest.current(stop.signal).then(
      (value) => {
        if (!stop.signal.aborted) {
          if (kept) {
            keep(question, value);
          }
          say(value);
        }
      },
      (error: unknown) => stop.signal.aborted || say(undefined, problemFrom(error)),
    );
    return () => stop.abort();
  }, [question, round.value]);
  // A list that came a moment later would be one without height, and without the place where it was left.
  return said.to !== question && known !== undefined ? { value: known, problem: undefined, waiting: false } : said;
}

/** Asks once a round. The next round waits for the answer of the last: an archive slower than the clock is heard too. */
export function useRounds<T>(round: number, ask: (signal: AbortSignal) => Promise<T>): Answer<T> {
  const [asked, setAsked] = useState(round);
  const answer = useAnswer(String(asked), ask, { kept: false });
  if (!answer.waiting && asked !== round) {
    setAsked(round);
  }
  return answer;
}

export function problemFrom(error: unknown): Problem {
  return error instanceof ApiProblem ? error.problem : { title: en.problem.unexpected, status: 0, detail: String(error) };
}
