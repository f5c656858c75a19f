import type { Query } from '../state/query';
import type { IconName } from './icon-names';
import { en } from '../text/en';
import { plain } from '../text/plain';

export const filterIcons: Record<string, IconName> = {
  q: 'search',
  person: 'user',
  organisation: 'building-2',
  place: 'map-pin',
  speaker: 'mic',
  source: 'newspaper',
  keyword: 'tag',
  language: 'languages',
  medium: 'newspaper',
  kind: 'quote',
  status: 'inbox',
  mentioned: 'calendar',
  from: 'calendar',
  to: 'calendar',
  minConfidence: 'sliders-horizontal',
  about: 'user',
  near: 'layers',
};

/** A condition's value as people read it. */
export function shown(name: string, value: string): string {
  switch (name.replace(/^not-/, '')) {
    case 'language':
      return en.language(value);
    case 'from':
    case 'to':
      return /^\d{4}-\d\d-\d\d$/.test(value) ? en.date(value) : plain(value);
    case 'kind':
      return en.quotes.kinds[value] ?? plain(value);
    default:
      return plain(value);
  }
}

/** A query in a few words; everything, where nothing is asked for. */
export const summary = (query: Query): string =>
  query.map(([name, value]) => `${name.startsWith('not-') ? `${en.filters.not} ` : ''}${shown(name, value)}`).join(', ') || en.compare.all;
