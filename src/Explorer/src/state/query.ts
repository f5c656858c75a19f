/** One condition of a query: a parameter of the API and its value. */
export type Condition = readonly [name: string, value: string];

/** What is asked for: conditions that must all hold. Names and values are those of the API, so a page's address says what it sends. */
export type Query = readonly Condition[];

/** Conditions that may be given several times. */
const facets = ['person', 'organisation', 'place', 'speaker', 'source', 'keyword', 'mentioned', 'medium'];
export const repeatable = new Set([...facets, ...facets.map((name) => `not-${name}`), 'not-language', 'kind']);

/** Every condition that a page's address can carry. */
export const conditionNames = new Set([...repeatable, 'q', 'language', 'status', 'from', 'to', 'minConfidence', 'about', 'near']);

export const valueOf = (query: Query, name: string): string | undefined => query.find((condition) => condition[0] === name)?.[1];

export const valuesOf = (query: Query, name: string): string[] => query.filter((condition) => condition[0] === name).map((condition) => condition[1]);

export const has = (query: Query, name: string, value: string): boolean => query.some((condition) => condition[0] === name && same(condition[1], value));

export const without = (query: Query, name: string, value?: string): Query => query.filter((condition) => condition[0] !== name || (value !== undefined && !same(condition[1], value)));

/** The query with one more condition; one that excludes the same value gives way, and so does an earlier value of a name that has only one. */
export function withCondition(query: Query, name: string, value: string): Query {
  const opposite = name.startsWith('not-') ? name.slice(4) : `not-${name}`;
  const rest = without(repeatable.has(name) ? without(query, name, value) : without(query, name), opposite, value);
  return value === '' ? rest : [...rest, [name, value]];
}

/** The query over exactly these days. */
export const within = (query: Query, from: string | undefined, to: string | undefined): Query => withCondition(withCondition(query, 'from', from ?? ''), 'to', to ?? '');

export const toggled = (query: Query, name: string, value: string): Query => (has(query, name, value) ? without(query, name, value) : withCondition(query, name, value));

export const queryString = (query: Query): string => new URLSearchParams(query.map(([name, value]) => [name, value])).toString();

export const readQuery = (text: string): Query => [...new URLSearchParams(text)].filter(([name, value]) => conditionNames.has(name) && value !== '');

const same = (left: string, right: string): boolean => left.localeCompare(right, undefined, { sensitivity: 'base' }) === 0;
