import { useState } from 'preact/hooks';
import { asking, giveKey } from '../state/key';
import { en } from '../text/en';
import { Dialog } from './Dialog';

/** Asks for the function key when the API wants one. */
export function KeyDialog() {
  const [text, setText] = useState('');
  if (!asking.value) {
    return null;
  }
  return (
    <Dialog label={en.key.title} onClose={() => giveKey(null)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim()) {
            giveKey(text.trim());
            setText('');
          }
        }}
      >
        <h2>{en.key.title}</h2>
        <p>{asking.value.why}</p>
        <label class="field">
          {en.key.label}
          <input type="password" value={text} autocomplete="off" autofocus required onInput={(event) => setText(event.currentTarget.value)} />
        </label>
        <p class="muted">{en.key.hint}</p>
        <p class="toolbar end">
          <button type="button" class="button" onClick={() => giveKey(null)}>
            {en.shell.cancel}
          </button>
          <button type="submit" class="button primary">
            {en.key.use}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
