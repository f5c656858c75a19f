import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { articles } from '../api/archive';
import { get, send as ask } from '../api/client';
import type { PoisonMessage, StatusReport } from '../api/types';
import { useMay } from '../api/permissions';
import { ArticleRow } from '../parts/ArticleRow';
import { dropped } from '../parts/dropped';
import { Icon } from '../parts/Icon';
import { Loading, ProblemNotice } from '../parts/Notice';
import { addressOf } from '../state/address';
import { problemFrom, useRounds } from '../state/answer';
import { key as keyInUse } from '../state/key';
import { folder, overwrite, send, settled, take, uploads } from '../state/uploading';
import { en } from '../text/en';
import { plain } from '../text/plain';

const refresh = 4000;
const limit = '20 MB';

export default function Ingest() {
  const [tick, setTick] = useState(0);
  const mayUpload = useMay('upload');
  const again = () => setTick((before) => before + 1);
  const round = tick + settled.value;
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && again(), refresh);
    return () => clearInterval(timer);
  }, []);
  return (
    <div class="ingest-view">
      <div class="ingest-uploads">
        {mayUpload && <Uploads />}
        {mayUpload === false && keyInUse.value && <p class="notice">{en.ingest.mayNot}</p>}
      </div>
      <aside class="ingest-side">
        <Status tick={round} onRetried={again} />
        <Rejected tick={round} />
      </aside>
      <div class="ingest-recent">
        <Recent tick={round} />
      </div>
    </div>
  );
}

function Uploads() {
  const [over, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const list = uploads.value;
  // Wherever on the page: beside the field, the browser would leave the page and show the file. With the first drawing: whoever sees it can drop.
  useLayoutEffect(() => {
    const listeners = new AbortController();
    const listen = (type: 'dragover' | 'dragleave' | 'drop', heard: (event: DragEvent) => void) => window.addEventListener(type, heard, listeners);
    listen('dragover', (event) => {
      if (event.dataTransfer?.types.includes('Files')) {
        event.preventDefault();
        setOver(true);
      }
    });
    listen('dragleave', ({ relatedTarget }) => relatedTarget || setOver(false));
    listen('drop', (event) => {
      setOver(false);
      if (event.dataTransfer?.types.includes('Files')) {
        event.preventDefault();
        void dropped(event.dataTransfer).then(take);
      }
    });
    return () => listeners.abort();
  }, []);

  return (
    <section class="uploads">
      <div class={over ? 'drop over' : 'drop'}>
        <Icon name="upload" size={28} />
        <p class="drop-title">{en.ingest.drop}</p>
        <p>
          {en.ingest.or}{' '}
          <button type="button" class="button primary" onClick={() => chooser.current?.click()}>
            {en.ingest.choose}
          </button>
        </p>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          aria-label={en.ingest.choose}
          onChange={(event) => {
            void take([...(event.currentTarget.files ?? [])].map((file) => ({ file, name: file.name })));
            event.currentTarget.value = '';
          }}
        />
        <p class="muted">{en.ingest.kinds(limit)}</p>
        <div class="drop-options">
          <label class="inline-field">
            {en.ingest.folder}
            <input type="text" value={folder.value} title={en.ingest.folderHint} placeholder="2026/11" onInput={(event) => (folder.value = event.currentTarget.value)} />
          </label>
          <label class="check">
            <input type="checkbox" checked={overwrite.value} onChange={(event) => (overwrite.value = event.currentTarget.checked)} /> {en.ingest.overwrite}
          </label>
        </div>
      </div>
      {list.length > 0 && (
        <>
          <h2>{en.ingest.uploads}</h2>
          <ul class="upload-list plain" aria-live="polite">
            {list.map((each) => (
              <li key={each.key} class={`upload upload-${each.state}`}>
                <span class="upload-name" title={plain(each.name)}>{each.state === 'indexed' || each.state === 'batch' || each.state === 'rejected' ? <a href={addressOf('article', [], { id: each.id! })}><bdi>{plain(each.name)}</bdi></a> : <bdi>{plain(each.name)}</bdi>}</span>
                <span class={`status status-${each.state}`}>{en.ingest.states[each.state]}</span>
                {each.state === 'uploading' && <progress value={each.share} max="1" aria-label={en.ingest.progress(plain(each.name))} />}
                {each.message && <span class="upload-message">{plain(each.message)}</span>}
                {each.state === 'failed' && each.again && (
                  <button type="button" class="button quiet" onClick={() => void send(each)}>
                    <Icon name="rotate-ccw" /> {en.ingest.tryAgain}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Status({ tick, onRetried }: { tick: number; onRetried: () => void }) {
  const { value, problem } = useRounds(tick, (signal) => get<StatusReport>('/api/status', [], signal));
  const { value: poison } = useRounds(tick, (signal) => get<{ items: PoisonMessage[]; total: number }>('/api/poison', [], signal));
  const mayRetry = useMay('retry');
  const [said, setSaid] = useState('');
  const retry = async (id?: string) => {
    try {
      const response = await ask(id ? `/api/poison/retry?${new URLSearchParams({ id })}` : '/api/poison/retry', { method: 'POST' });
      const { retried, failed } = (await response.json()) as { retried: number; failed: number };
      setSaid(en.ingest.retried(retried, failed));
      onRetried();
    } catch (error) {
      setSaid(problemFrom(error).detail ?? problemFrom(error).title);
    }
  };
  if (problem) {
    return <ProblemNotice problem={problem} />;
  }
  const queues = value?.queues ?? [];
  const failed = queues.filter(({ queue }) => queue.endsWith('-poison')).reduce((sum, { messages }) => sum + messages, 0);
  return (
    <>
      <section>
        <h2>{en.ingest.status}</h2>
        <dl class="figures">
          {value?.articles.map(({ status, count, complete }) => (
            <div key={status} class={`figure figure-${status}`}>
              <dt>{en.ingest.statuses[status]}</dt>
              <dd class={count > 0 ? 'some' : undefined}>
                <a href={addressOf('search', status === 'indexed' ? [] : [['status', status]])}>{complete ? en.number(count) : en.ingest.atLeast(count)}</a>
              </dd>
            </div>
          ))}
        </dl>
        {value && value.index?.documents !== 0 && <p class="muted">{value.index ? en.ingest.packed(value.index.packed, value.index.documents) : en.ingest.building}</p>}
        <ul class="plain counts">
          {queues
            .filter(({ queue }) => !queue.endsWith('-poison'))
            .map(({ queue, messages }) => (
              <li key={queue}>
                <span>{en.ingest.queueNames[queue] ?? queue}</span> <span class="count">{en.number(messages)}</span>
              </li>
            ))}
        </ul>
      </section>
      <section>
        <h2>{en.ingest.poison}</h2>
        {failed === 0 && !poison?.items.length ? (
          <p class="muted">{en.ingest.poisonNone}</p>
        ) : (
          <>
            <p>{en.ingest.poisonSome(Math.max(failed, poison?.total ?? 0))}</p>
            <ul class="plain poison-list">
              {poison?.items.map((message) => (
                <li key={message.id}>
                  <bdi class="break">{plain(message.name ?? message.queue)}</bdi>
                  <span class="muted">
                    {[message.attempts !== null && en.ingest.attempts(message.attempts), message.failed && en.moment(message.failed)].filter(Boolean).join(' · ')}
                  </span>
                  {message.error && <span class="upload-message">{plain(message.error)}</span>}
                  {mayRetry && (
                    <button type="button" class="button quiet" onClick={() => void retry(message.id)}>
                      <Icon name="rotate-ccw" /> {en.ingest.retry}
                    </button>
                  )}
                </li>
              ))}
            </ul>
            {mayRetry && (
              <button type="button" class="button" onClick={() => void retry()}>
                <Icon name="rotate-ccw" /> {en.ingest.retryAll}
              </button>
            )}
          </>
        )}
        <p role="status">{plain(said)}</p>
      </section>
    </>
  );
}

function Rejected({ tick }: { tick: number }) {
  const { value } = useRounds(tick, (signal) => articles([['status', 'rejected']], { sort: 'uploaded', limit: 20 }, signal));
  return (
    <section>
      <h2>{en.ingest.rejected}</h2>
      {value?.items.length === 0 && <p class="muted">{en.ingest.rejectedNone}</p>}
      <ul class="plain rejected-list">
        {value?.items.map((article) => (
          <li key={article.id}>
            <a href={addressOf('article', [], { id: article.id })}>
              <bdi class="break">{plain(article.name)}</bdi>
            </a>
            <span class="upload-message">{plain(article.rejection?.reason ?? '')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Recent({ tick }: { tick: number }) {
  const { value, waiting } = useRounds(tick, (signal) => articles([], { sort: 'uploaded', limit: 8 }, signal));
  return (
    <section>
      <h2>
        {en.ingest.recent} <span class="muted small">{en.ingest.live}</span>
      </h2>
      {!value && waiting && <Loading />}
      {value?.items.length === 0 && <p class="muted">{en.ingest.recentNone}</p>}
      <div class="rows">{value?.items.map((article) => <ArticleRow key={article.id} article={article} uploaded />)}</div>
    </section>
  );
}
