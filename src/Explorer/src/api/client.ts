import { en } from '../text/en';
import { forget } from '../state/kept';
import { askForKey, forgetKey, key } from '../state/key';
import type { Problem } from './types';

export type Parameters = readonly (readonly [name: string, value: string])[];

/** What the API answers instead of a result. */
export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }

  get status(): number {
    return this.problem.status;
  }
}

/** Longer than the function app takes for any answer: from then on nothing is to be expected. */
const patience = 120_000;

/**
 * Sends a request, with the key where there is one; asks for a key on 401 and tries again. A key that reads and may not change anything stays:
 * it is not the wrong one.
 */
export async function send(path: string, init: RequestInit = {}): Promise<Response> {
  for (;;) {
    const used = key.value;
    const headers = new Headers(init.headers);
    if (used) {
      headers.set('x-functions-key', used);
    }

    const response = await fetch(path, { ...init, headers }).catch((error: unknown) => {
      if (init.signal?.aborted && !isTimeout(init.signal)) {
        throw error;
      }
      throw new ApiProblem({ title: en.problem.unreachable, status: 0, detail: en.problem.unreachableFix });
    });
    if (response.ok) {
      if (changes(init)) {
        forget();
      }
      return response;
    }

    if (response.status === 401 && used && changes(init)) {
      throw new ApiProblem({ title: en.key.refusedFor, status: 403, detail: en.problem.forbidden });
    }
    if (response.status === 401) {
      if (used === key.value) {
        forgetKey();
      }
      if (key.value || (await askForKey(used ? en.key.refused : en.key.needed))) {
        continue;
      }
    }
    throw new ApiProblem(await problemOf(response));
  }
}

const isTimeout = ({ reason }: AbortSignal): boolean => reason instanceof DOMException && reason.name === 'TimeoutError';

const changes = ({ method = 'GET' }: RequestInit): boolean => method !== 'GET' && method !== 'HEAD';

export async function get<T>(path: string, parameters: Parameters = [], signal?: AbortSignal): Promise<T> {
  const response = await send(withParameters(path, parameters), { headers: { accept: 'application/json, application/geo+json' }, signal: AbortSignal.any([AbortSignal.timeout(patience), ...(signal ? [signal] : [])]) });
  return (await response.json()) as T;
}

export function withParameters(path: string, parameters: Parameters): string {
  const query = new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString();
  return query ? `${path}?${query}` : path;
}

/** Reads the problem document of an answer, or makes one of its status. */
export async function problemOf(response: Response): Promise<Problem> {
  const retryAfter = Number(response.headers.get('retry-after')) || undefined;
  try {
    const problem = (await response.json()) as Problem;
    if (typeof problem.title === 'string') {
      return { ...problem, status: response.status, retryAfter };
    }
  } catch {
    // Not JSON: the host's own answer.
  }
  return response.status === 401
    ? { title: en.key.missing, status: 401, detail: en.key.missingFix }
    : { title: en.problem.status(response.status), status: response.status, retryAfter, detail: response.status === 403 ? en.problem.forbidden : null };
}
