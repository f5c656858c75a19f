import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useKeys } from '../state/shortcuts';
import { en } from '../text/en';
import { Icon } from './Icon';

/** The filters beside a list; on a narrow screen they open above it. */
export function Rail({ children }: { children: ComponentChildren }) {
  const [open, setOpen] = useState(false);
  const [hidden, setHidden] = useState(false);
  useKeys({
    e: () => {
      setOpen(!open);
      setHidden(!hidden);
    },
  });
  return (
    <aside class={`rail ${open ? 'open' : ''} ${hidden ? 'hidden' : ''}`} aria-label={en.filters.label}>
      <button type="button" class="button rail-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name="list-filter" /> {en.filters.show}
      </button>
      <div class="rail-body">{children}</div>
    </aside>
  );
}
