import type { QuotationHit } from '../api/types';
import { addressOf, query } from '../state/address';
import { valueOf } from '../state/query';
import { en } from '../text/en';
import { excerpt } from '../text/excerpt';
import { occurrences } from '../text/occurrences';
import { plain } from '../text/plain';
import { Highlighted } from './Highlighted';
import { Name } from './Name';
import { hue } from './speakers';

/** One quotation, the words first; they lead to the place in the article. */
export function QuotationCard({ hit, speaker = true, marked = true, colour = hue(hit.quotation.speaker) }: { hit: Pick<QuotationHit, 'quotation' | 'article' | 'highlights'>; speaker?: boolean; marked?: boolean; colour?: number | undefined }) {
  const { quotation, article } = hit;
  const spans = hit.highlights ?? (marked ? occurrences(quotation.text, valueOf(query.value, 'q')) : []);
  const date = quotation.date ?? article.datePublished;
  return (
    <article class={`quotation hue-${colour}`} data-item>
      <blockquote class={quotation.kind === 'indirect' ? 'reported' : ''} dir="auto">
        <a href={addressOf('article', [], { id: article.id, at: String(quotation.start) })} title={en.quotes.open} data-open>
          <Words kind={quotation.kind} text={quotation.text} spans={spans} />
        </a>
      </blockquote>
      <p class="meta">
        {speaker && (quotation.speaker ? <Name name={quotation.speaker} class="speaker" /> : <span class="muted">{en.quotes.unknown}</span>)}
        <span class={`kind kind-${quotation.kind}`} title={en.quotes.kindHints[quotation.kind]}>
          {en.quotes.kinds[quotation.kind]}
        </span>
        {quotation.medium && <span>{en.quotes.in(plain(quotation.medium))}</span>}
        {date && <time dateTime={date}>{/^\d{4}-\d\d-\d\d$/.test(date) ? en.date(date) : plain(date)}</time>}
        <span class="meta-source">
          <bdi>{[article.source, article.headline ?? article.name].filter(Boolean).map((text) => plain(text!)).join(' · ')}</bdi>
        </span>
      </p>
    </article>
  );
}

const closing = /[\s,;:]+$/;

function Words({ kind, text, spans }: { kind: string; text: string; spans: { start: number; length: number }[] }) {
  const words = <Highlighted {...excerpt(text.replace(closing, ''), spans)} />;
  return kind === 'direct' ? <>“{words}”</> : words;
}
