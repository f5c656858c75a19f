import { useState } from 'preact/hooks';

/**
 * What stands in a field: what is being typed there, until the address says something else than it said when that was begun. It is compared while
 * drawing and not in an effect: effects run later, and would wipe out what a quick hand has typed meanwhile.
 */
export function useDraft<Value>(said: Value): [value: Value, write: (value: Value) => void] {
  const [draft, setDraft] = useState({ of: said, value: said });
  const current = Object.is(draft.of, said) ? draft : { of: said, value: said };
  if (current !== draft) {
    setDraft(current);
  }
  return [current.value, (value) => setDraft({ of: said, value })];
}
