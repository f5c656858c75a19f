import { useState } from 'preact/hooks';
import { routeOf, understood, type Counted } from '../api/archive';
import { send, withParameters, type Parameters } from '../api/client';
import { problemFrom } from '../state/answer';
import type { Query } from '../state/query';
import { csv } from '../text/csv';
import { en } from '../text/en';
import { Icon } from './Icon';

/** Saves what a view has on screen as CSV. */
export function CsvOf({ rows, name }: { rows: () => (string | number | null)[][]; name: string }) {
  return (
    <button type="button" class="button quiet" title={en.shell.csvHint} onClick={() => download(new Blob([csv(rows())], { type: 'text/csv' }), name)}>
      <Icon name="download" /> <span class="label">{en.shell.csv}</span>
    </button>
  );
}

/** Saves an answer of the API as CSV: fetched, because a link could not carry the key. */
export function Csv({ path, parameters, name }: { path: string; parameters: Parameters; name: string }) {
  const [state, setState] = useState<'ready' | 'busy' | string>('ready');
  const save = async () => {
    setState('busy');
    try {
      const response = await send(withParameters(path, [...parameters, ['format', 'csv']]));
      download(await response.blob(), name);
      setState('ready');
    } catch (error) {
      setState(en.shell.saveFailed(problemFrom(error).title));
    }
  };
  return (
    <>
      <button type="button" class="button quiet" title={en.shell.csvAllHint} onClick={save} disabled={state === 'busy'} aria-busy={state === 'busy'}>
        <Icon name="download" /> <span class="label">{state === 'busy' ? en.shell.saving : en.shell.csv}</span>
      </button>
      {state !== 'ready' && state !== 'busy' && <span role="alert">{state}</span>}
    </>
  );
}

/** Saves everything a query finds, however many pages the list has. An export has everything, relevant or not. */
export function CsvOfQuery({ of, query, sort, name }: { of: Counted; query: Query; sort: string | undefined; name: string }) {
  const { sent } = understood(routeOf[of], query);
  return <Csv path="/api/export" parameters={[['of', of], ...sent, ...(sort && sort !== 'relevance' ? [['sort', sort] as const] : [])]} name={name} />;
}

function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
