import type { EntityType } from '../api/types';
import { addressOf } from '../state/address';
import { plain } from '../text/plain';

/** A name that leads to its page. Of a speaker it is not known what it names: somebody, or an organisation. */
export function Name({ type, name, class: kind = '' }: { type?: EntityType; name: string; class?: string }) {
  return (
    <a class={`name name-${type ?? 'speaker'} ${kind}`} href={addressOf('entity', [], { name, type })}>
      <bdi>{plain(name)}</bdi>
    </a>
  );
}
