import { fittedTimeline, type Counted } from '../api/archive';
import { ask, query } from '../state/address';
import { useAnswer } from '../state/answer';
import { queryString, within } from '../state/query';
import { Histogram } from './Histogram';

/** The query over time, above its list; a bar narrows the query to its days. */
export function OverTime({ of = 'articles', label }: { of?: Counted; label: string }) {
  const asked = query.value;
  const { value } = useAnswer(`${of} over time ${queryString(asked)}`, async (signal) => (await fittedTimeline(asked, { of }, signal)).items);
  if (!value || value.length < 2) {
    return null;
  }
  return <Histogram items={value} of={of} label={label} onChoose={(item) => ask(within(asked, item.from, item.to))} />;
}
