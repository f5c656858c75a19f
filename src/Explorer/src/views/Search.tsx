import { useComputed, useSignal, type Signal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { articles, routeOf } from '../api/archive';
import { get } from '../api/client';
import type { Article, ArticleSummary } from '../api/types';
import { ArticleRow, headlineOf } from '../parts/ArticleRow';
import { CsvOfQuery } from '../parts/Csv';
import { Facets } from '../parts/Facets';
import { Icon } from '../parts/Icon';
import { Ignored } from '../parts/Ignored';
import { useListKeys } from '../parts/list';
import { memo } from '../parts/memo';
import { Loading, Nothing, ProblemNotice } from '../parts/Notice';
import { OverTime } from '../parts/OverTime';
import { usePages } from '../parts/pages';
import { QuotationCard } from '../parts/QuotationCard';
import { Rail } from '../parts/Rail';
import { Sort, sortAsked } from '../parts/Sort';
import { distinctHues } from '../parts/speakers';
import { addressOf, query, set, setting } from '../state/address';
import { useAnswer } from '../state/answer';
import { keep, recall } from '../state/kept';
import { queryString } from '../state/query';
import { en } from '../text/en';
import { excerpt } from '../text/excerpt';
import { plain } from '../text/plain';

const route = routeOf.articles;

export default function Search() {
  const asked = query.value;
  const sort = sortAsked();
  const collapse = setting('duplicates') !== 'all';
  const question = `articles ${queryString(asked)} ${sort} ${collapse}`;
  const list = usePages(question, (continuation, signal) => articles(asked, { sort, collapse, facets: continuation === null, continuation }, signal));
  // A signal and no state: to choose an article redraws two rows and the preview, not the list.
  const chosen = useSignal<string | null>(null);
  useLayoutEffect(() => {
    chosen.value = recall<string>(`chosen of ${question}`) ?? list.first?.items[0]?.id ?? null;
  }, [list.first]);
  useListKeys();
  const choose = ({ target }: Event) => {
    chosen.value = idOf(target) ?? chosen.peek();
    keep(`chosen of ${question}`, chosen.value);
  };
  const total = list.first?.total;

  return (
    <div class="search-view">
      <Rail>
        <Facets facets={list.first?.facets} of="articles" />
      </Rail>
      <section class="results" aria-label={en.search.results}>
        <OverTime label={en.search.timelineOf} />
        <div class="toolbar">
          <p class="total" role="status">
            {total !== undefined ? en.articles(total) : list.items.length > 0 ? en.search.loaded(list.items.length) : ''}
          </p>
          <div class="toolbar-options">
            <Sort />
            <label class="check">
              <input type="checkbox" checked={collapse} onChange={() => set('duplicates', collapse ? 'all' : undefined)} /> {en.search.fold}
            </label>
          </div>
          <a class="button quiet" href={addressOf('compare', [], { query: [queryString(asked)] })} title={en.search.compareHint}>
            <Icon name="git-compare" /> <span class="label">{en.search.compare}</span>
          </a>
          <CsvOfQuery of="articles" query={asked} sort={sort} name="articles.csv" />
        </div>
        <Ignored route={route} />
        {list.problem && <ProblemNotice problem={list.problem} />}
        {list.first && list.items.length === 0 && <Nothing title={en.search.none} fix={en.search.noneFix} yet={en.search.empty} yetFix={en.search.emptyFix} />}
        <div class={list.waiting ? 'rows waiting' : 'rows'} onFocusIn={choose} onClick={choose}>
          {list.items.map((article) => (
            <Result key={article.id} article={article} chosen={chosen} />
          ))}
        </div>
        {list.more && (
          <button type="button" class="button more" onClick={list.more}>
            {en.shell.more}
          </button>
        )}
        {list.waiting && !list.first && <Loading />}
      </section>
      {list.items.length > 0 && (
        <aside class="preview" aria-label={en.search.preview}>
          <Chosen items={list.items} chosen={chosen} />
        </aside>
      )}
    </div>
  );
}

const idOf = (target: EventTarget | null): string | undefined => (target instanceof Element ? target.closest<HTMLElement>('[data-id]')?.dataset.id : undefined);

const Result = memo(function Result({ article, chosen }: { article: ArticleSummary; chosen: Signal<string | null> }) {
  const isChosen = useComputed(() => chosen.value === article.id);
  return (
    <div data-id={article.id}>
      <ArticleRow article={article} chosen={isChosen.value} />
    </div>
  );
});

function Chosen({ items, chosen }: { items: ArticleSummary[]; chosen: Signal<string | null> }) {
  const shown = items.find(({ id }) => id === chosen.value);
  return shown ? <Preview key={shown.id} article={shown} /> : <p class="muted">{en.search.previewHint}</p>;
}

const quotationsShown = 5;

function Preview({ article: summary }: { article: ArticleSummary }) {
  const { value: article } = useAnswer(summary.status === 'indexed' ? `article ${summary.id}` : null, (signal) => get<Article>(`/api/articles/${summary.id}`, [], signal));
  const quotations = [...(article?.quotations ?? [])].sort((left, right) => weight(right) - weight(left) || left.start - right.start).slice(0, quotationsShown);
  const colours = distinctHues((article?.quotations ?? []).map((quotation) => quotation.speaker));
  return (
    <>
      <p class="meta">
        {summary.datePublished && <time dateTime={summary.datePublished}>{en.date(summary.datePublished)}</time>}
        {summary.source && <bdi class="outlet">{plain(summary.source)}</bdi>}
        <span>{en.words(summary.wordCount)}</span>
      </p>
      <h2 dir="auto">{plain(headlineOf(summary))}</h2>
      {article?.standfirst && <p dir="auto">{plain(article.standfirst)}</p>}
      {quotations.map((quotation) => (
        <QuotationCard key={quotation.start} hit={{ quotation, article: { ...summary, source: null, headline: '' } }} colour={colours.get(quotation.speaker)} />
      ))}
      {article && quotations.length === 0 && (
        <p class="preview-text" dir="auto">
          {plain(excerpt(bodyOf(article), []).text)}
        </p>
      )}
      <a class="button primary" href={addressOf('article', [], { id: summary.id })}>
        <Icon name="file-text" /> {en.search.open}
      </a>
    </>
  );
}

/** The text without a headline that stands above it. */
function bodyOf({ text, headline }: Article): string {
  return (headline && text.startsWith(headline) ? text.slice(headline.length) : text).trimStart();
}

/** What somebody said in whole sentences comes first. */
const weight = (quotation: Article['quotations'][number]): number => ({ direct: 2, mixed: 1, indirect: 0 })[quotation.kind] + (quotation.speaker ? 1 : 0);
