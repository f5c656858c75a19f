import type { ComponentChildren } from 'preact';
import type { Problem } from '../api/types';
import { askAgain } from '../state/answer';
import { declined } from '../state/key';
import { en } from '../text/en';
import { plain } from '../text/plain';

/** Says that there is nothing, and what to do. */
export function Empty({ title, fix, children }: { title: string; fix: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      <p>{fix}</p>
      {children}
    </div>
  );
}

/** What may go better the next time: no answer, no key, too much at once, a fault of the app. */
const passing = ({ status }: Problem): boolean => status === 0 || status === 401 || status === 429 || status >= 500;

/** Says what went wrong, in the words of the API. */
export function ProblemNotice({ problem }: { problem: Problem }) {
  const again = () => {
    declined.value = false;
    askAgain();
  };
  return (
    <div class="problem" role="alert">
      <p class="problem-title">{plain(problem.title)}</p>
      {problem.errors?.length ? (
        <ul>
          {problem.errors.map((error) => (
            <li key={error.parameter + error.problem}>
              <strong>{plain(error.parameter)}</strong>: {plain(error.problem)} {plain(error.fix)}
            </li>
          ))}
        </ul>
      ) : (
        problem.detail && <p>{plain(problem.detail)}</p>
      )}
      {passing(problem) && (
        <button type="button" class="button" onClick={again}>
          {problem.status === 401 ? en.key.give : en.problem.again}
        </button>
      )}
    </div>
  );
}

export function Loading() {
  return (
    <p class="loading" role="status">
      {en.shell.loading}
    </p>
  );
}
