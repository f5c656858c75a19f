import { describe, expect, it } from 'vitest';
import { queryString, readQuery, toggled, withCondition, within, without, type Query } from '../src/state/query';

const query: Query = [['person', 'Karin'], ['q', 'bank'], ['from', '2022-01-01']];

describe('a query', () => {
  it('survives its address', () => expect(readQuery(queryString(query))).toEqual(query));
  it('drops what is no condition', () => expect(readQuery('view=map&person=Karin&code=secret')).toEqual([['person', 'Karin']]));
  it('has one value of a name that cannot repeat', () => expect(withCondition(query, 'q', 'tunnel').filter(([name]) => name === 'q')).toEqual([['q', 'tunnel']]));
  it('has several of one that can', () => expect(withCondition(query, 'person', 'Tokayev').filter(([name]) => name === 'person')).toHaveLength(2));
  it('does not ask for and against the same', () => expect(withCondition(query, 'not-person', 'karin')).not.toContainEqual(['person', 'Karin']));
  it('takes a value back whatever its case', () => expect(without(query, 'person', 'KARIN')).not.toContainEqual(['person', 'Karin']));
  it('is the same after a value was toggled twice', () => expect(toggled(toggled(query, 'place', 'Almaty'), 'place', 'Almaty')).toEqual(query));
  it('loses its days when all are wanted', () => expect(within(query, undefined, undefined)).toEqual([['person', 'Karin'], ['q', 'bank']]));
});
