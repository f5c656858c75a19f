import { computed, signal } from '@preact/signals';
import { outcome, upload } from '../api/uploads';
import { en } from '../text/en';
import { problemFrom } from './answer';
import { forget } from './kept';

export interface NamedFile {
  file: File;
  /** With the folders it was dropped in. */
  name: string;
}

export interface Upload extends NamedFile {
  key: number;
  state: 'waiting' | 'uploading' | 'reading' | 'indexed' | 'rejected' | 'batch' | 'failed';
  share: number;
  id?: string;
  message?: string;
  /** Whether another try may go better. */
  again?: boolean;
}

const together = 3;
const patience = 120_000;
const look = 700;
let keys = 0;

/** The uploads of this tab, the latest first. They go on whatever view is shown. */
export const uploads = signal<Upload[]>([]);

/** How many have come to their end: the archive has news then. */
export const settled = signal(0);

const underWay = computed(() => uploads.value.some(({ state }) => state === 'waiting' || state === 'uploading'));

/** Where the next files are put. */
export const folder = signal('');

/** Whether names that exist are replaced: of the uploads that have not begun, too. */
export const overwrite = signal(false);

const change = (key: number, next: Partial<Upload>) => (uploads.value = uploads.value.map((each) => (each.key === key ? { ...each, ...next } : each)));

/** Uploads files, a few at a time. */
export async function take(files: readonly NamedFile[]): Promise<void> {
  const prefix = folder.value.trim().replace(/^\/+|\/+$/g, '');
  const added = files.map(({ file, name }): Upload => ({ key: ++keys, file, name: prefix ? `${prefix}/${name}` : name, state: 'waiting', share: 0 }));
  uploads.value = [...added, ...uploads.value];
  const waiting = [...added];
  await Promise.all(
    Array.from({ length: together }, async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        await send(next);
      }
    }),
  );
}

/** Uploads one file, then follows it until the archive says what became of it. */
export async function send({ key, file, name }: Upload): Promise<void> {
  change(key, { state: 'uploading', message: '' });
  try {
    const { id } = await upload(file, name, overwrite.value, (share) => change(key, { share }));
    change(key, { state: 'reading', share: 1, id });
    void follow(key, id);
  } catch (error) {
    const { status, detail, title } = problemFrom(error);
    change(key, { state: 'failed', again: status !== 400 && status !== 413, message: status === 409 ? en.ingest.exists : (detail ?? title) });
  }
}

async function follow(key: number, id: string): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, look))) {
    const known = await outcome(id).catch(() => undefined);
    if (known) {
      change(key, { state: known.state, message: known.reason ?? '' });
      settled.value++;
      forget();
      return;
    }
  }
  change(key, { message: en.ingest.slow });
}

// To leave the page breaks off what has not left yet.
window.addEventListener('beforeunload', (event) => {
  if (underWay.value) {
    event.preventDefault();
  }
});
