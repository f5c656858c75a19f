import { ask, query } from '../state/address';
import { useDraft } from '../state/draft';
import { valueOf, withCondition } from '../state/query';
import { en } from '../text/en';

/** The first or the last day of the query. A year that is being typed (0002, 0020, 0202) is no day to ask for, and stays until it is whole. */
export function DayField({ name, ...rest }: { name: 'from' | 'to'; class?: string }) {
  const asked = valueOf(query.value, name) ?? '';
  const [day, setDay] = useDraft(asked);
  const change = (event: Event) => {
    const { value } = event.currentTarget as HTMLInputElement;
    setDay(value);
    if (value !== asked && (value === '' || /^[12]\d{3}-/.test(value))) {
      ask(withCondition(query.value, name, value));
    }
  };
  return (
    <label {...rest}>
      {en.filters[name]}
      <input type="date" value={day} onInput={change} onBlur={() => setDay(asked)} />
    </label>
  );
}
