import { en } from '../text/en';
import { key } from '../state/key';
import { ApiProblem, get, problemOf } from './client';
import type { Article, ArticleSummary, Uploaded } from './types';

/** Sends a file; `progress` hears the share that has left. XMLHttpRequest, because `fetch` tells nothing of an upload's progress. */
export function upload(file: File, name: string, overwrite: boolean, progress: (share: number) => void): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', `/api/articles?${new URLSearchParams({ name, ...(overwrite ? { overwrite: 'true' } : {}) })}`);
    if (key.value) {
      request.setRequestHeader('x-functions-key', key.value);
    }
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
    request.onload = () => {
      if (request.status === 200 || request.status === 201) {
        resolve(JSON.parse(request.responseText) as Uploaded);
      } else {
        void problemOf(new Response(request.responseText || null, { status: request.status })).then((problem) => reject(new ApiProblem(problem)));
      }
    };
    request.onerror = () => void problemOf(new Response(null, { status: 503 })).then((problem) => reject(new ApiProblem(problem)));
    request.send(file);
  });
}

export interface Outcome {
  state: 'indexed' | 'rejected' | 'batch';
  reason?: string;
}

/** What became of an upload; undefined while nobody knows. */
export async function outcome(id: string): Promise<Outcome | undefined> {
  try {
    const answer = await get<Article | ArticleSummary>(`/api/articles/${id}`);
    return 'text' in answer ? { state: 'indexed' } : { state: 'batch', reason: en.ingest.batch };
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.rejection !== undefined) {
      return { state: 'rejected', reason: error.problem.detail ?? '' };
    }
    if (error instanceof ApiProblem && error.status === 404) {
      return undefined;
    }
    throw error;
  }
}
