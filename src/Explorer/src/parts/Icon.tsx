import { h } from 'preact';
import icons from 'virtual:icons';
import type { IconName } from './icon-names';

/** A decoration beside words, or inside a control that has a label of its own. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
      {icons[name]?.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  );
}
