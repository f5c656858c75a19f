import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Problem } from '../api/types';
import { addressOf, query } from '../state/address';
import { askAgain, askAgainIn } from '../state/answer';
import { declined } from '../state/key';
import { en } from '../text/en';
import { plain } from '../text/plain';
import { Icon } from './Icon';

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

/** Says that a query finds nothing; and without a query, that nothing is there yet and how it gets there. */
export function Nothing({ title, fix, yet = en.shell.nothingYet, yetFix = en.shell.nothingYetFix }: { title: string; fix: string; yet?: string; yetFix?: string }) {
  return query.value.length > 0 ? (
    <Empty title={title} fix={fix} />
  ) : (
    <Empty title={yet} fix={yetFix}>
      <a class="button primary" href={addressOf('ingest')}>
        <Icon name="upload" /> {en.search.upload}
      </a>
    </Empty>
  );
}

/** What may go better the next time: no answer, no key, too much at once, a fault of the app. */
const passing = ({ status }: Problem): boolean => status === 0 || status === 401 || status === 429 || status >= 500;

/** Says what went wrong, in the words of the API, and tries again by itself when the API says after how long. */
export function ProblemNotice({ problem }: { problem: Problem }) {
  const again = () => {
    declined.value = false;
    askAgain();
  };
  useEffect(() => (problem.retryAfter ? askAgainIn(problem.retryAfter) : undefined), [problem]);
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
      {problem.retryAfter && <p class="muted">{en.problem.againIn(problem.retryAfter)}</p>}
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
