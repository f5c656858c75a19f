import { useState } from 'preact/hooks';
import { send, withParameters, type Parameters } from '../api/client';
import { problemFrom } from '../state/answer';
import { csv } from '../text/csv';
import { en } from '../text/en';
import { Icon } from './Icon';

const mostPages = 100;

/** Saves what a view has on screen as CSV. */
export function CsvOf({ rows, name }: { rows: () => (string | number | null)[][]; name: string }) {
  return (
    <button type="button" class="button quiet" title={en.shell.csvHint} onClick={() => download(new Blob([csv(rows())], { type: 'text/csv' }), name)}>
      <Icon name="download" /> <span class="label">{en.shell.csv}</span>
    </button>
  );
}

/** Saves a list as CSV, all its pages: fetched, because a link could not carry the key. */
export function Csv({ path, parameters, name }: { path: string; parameters: Parameters; name: string }) {
  const [state, setState] = useState<'ready' | 'busy' | string>('ready');
  const save = async () => {
    setState('busy');
    try {
      download(await allPages(path, parameters), name);
      setState('ready');
    } catch (error) {
      setState(en.shell.saveFailed(problemFrom(error).title));
    }
  };
  return (
    <>
      <button type="button" class="button quiet" title={en.shell.csvHint} onClick={save} disabled={state === 'busy'}>
        <Icon name="download" /> <span class="label">{en.shell.csv}</span>
      </button>
      {state !== 'ready' && state !== 'busy' && <span role="alert">{state}</span>}
    </>
  );
}

async function allPages(path: string, parameters: Parameters): Promise<Blob> {
  const parts: string[] = [];
  let next: string | null = withParameters(path, parameters);
  for (let page = 0; next && page < mostPages; page++) {
    const response: Response = await send(next, { headers: { accept: 'text/csv' } });
    const text = (await response.text()).replace(/^\ufeff/, '');
    parts.push(page === 0 ? `\ufeff${text}` : text.slice(text.indexOf('\n') + 1));
    next = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get('link') ?? '')?.[1] ?? null;
  }
  return new Blob(parts, { type: 'text/csv' });
}

function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
