import type { ArticleSummary } from '../api/types';
import { addressOf } from '../state/address';
import { en } from '../text/en';
import { plain } from '../text/plain';
import { Highlighted } from './Highlighted';
import { Icon } from './Icon';
import { memo } from './memo';
import { Name } from './Name';

/** An article without a headline goes by its first words. */
export const headlineOf = (article: Pick<ArticleSummary, 'headline' | 'lead' | 'name'>): string => article.headline ?? (article.lead ? `${article.lead.slice(0, 90).replace(/\s+\S*$/, '')}…` : article.name);

/** One article in a list: what, when, who reports it, the words that match, who speaks. */
export const ArticleRow = memo(function ArticleRow({ article, chosen, uploaded = false }: { article: ArticleSummary; chosen?: boolean; uploaded?: boolean }) {
  const headline = headlineOf(article);
  const inHeadline = article.snippets?.find((snippet) => snippet.field === 'headline');
  const snippets = article.snippets?.filter((snippet) => snippet.field !== 'headline').slice(0, 2) ?? [];
  return (
    <article class={chosen ? 'row chosen' : 'row'} data-item aria-current={chosen ? 'true' : undefined}>
      <p class="meta">
        <time dateTime={article.datePublished ?? undefined}>{article.datePublished ? en.date(article.datePublished) : en.search.undated}</time>
        {article.source && <bdi class="outlet">{plain(article.source)}</bdi>}
        {article.language && article.language !== 'en' && <span>{en.language(article.language)}</span>}
        {uploaded && <time dateTime={article.uploaded}>{en.ingest.uploadedAt(en.moment(article.uploaded))}</time>}
        {article.status !== 'indexed' && <span class={`status status-${article.status}`}>{en.ingest.states[article.status]}</span>}
      </p>
      <h2 class="headline" dir="auto">
        <a href={addressOf('article', [], { id: article.id })} data-open>
          <Highlighted text={headline} spans={inHeadline?.highlights.map(({ start, length }) => ({ start: inHeadline.start + start, length }))} />
        </a>
      </h2>
      {snippets.length > 0 ? (
        snippets.map((snippet) => (
          <p key={snippet.start} class="snippet" dir="auto">
            <a href={addressOf('article', [], { id: article.id, at: String(snippet.start + (snippet.highlights[0]?.start ?? 0)) })} tabIndex={-1}>
              …{'\u00a0'}
              <Highlighted text={snippet.text} spans={snippet.highlights} />
              {'\u00a0'}…
            </a>
          </p>
        ))
      ) : article.rejection ? (
        <p class="snippet">{plain(article.rejection.reason)}</p>
      ) : (
        article.lead && article.headline && (
          <p class="snippet" dir="auto">
            <bdi>{plain(article.lead)}</bdi>
          </p>
        )
      )}
      {article.speakers.length > 0 && (
        <p class="speakers">
          <Icon name="quote" size={13} />
          <span class="visually-hidden">{en.search.says}</span>
          {article.speakers.slice(0, 4).map((speaker) => (
            <Name key={speaker} name={speaker} />
          ))}
          {article.quotations > 0 && <span class="muted">{en.quotations(article.quotations)}</span>}
        </p>
      )}
      {!!article.duplicates?.count && (
        <details class="duplicates">
          <summary>
            <Icon name="layers" size={13} /> {en.search.duplicates(article.duplicates.count)}
          </summary>
          <ul>
            {article.duplicates.others.map((other) => (
              <li key={other.id}>
                <a href={addressOf('article', [], { id: other.id })}>
                  <bdi>{plain(other.headline ?? other.name)}</bdi>
                </a>{' '}
                <span class="muted">{[other.source && plain(other.source), other.datePublished && en.date(other.datePublished)].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </article>
  );
});
