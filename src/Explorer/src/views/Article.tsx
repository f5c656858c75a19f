import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { get, send } from '../api/client';
import { useMay } from '../api/permissions';
import type { Article as ArticleData, ArticleSummary } from '../api/types';
import { headlineOf } from '../parts/ArticleRow';
import { Dialog } from '../parts/Dialog';
import { Icon } from '../parts/Icon';
import { idOf, markAt, markKinds, marksOf, pieces, type Mark, type MarkKind, type Piece } from '../parts/marks';
import { Name } from '../parts/Name';
import { Empty, Loading, ProblemNotice } from '../parts/Notice';
import { distinctHues } from '../parts/speakers';
import { addressOf, go, set, setting } from '../state/address';
import { problemFrom, useAnswer } from '../state/answer';
import { arrival } from '../state/places';
import { useKeys } from '../state/shortcuts';
import { useSubject } from '../state/title';
import { en } from '../text/en';
import { plain } from '../text/plain';

export default function Article() {
  const id = setting('id') ?? '';
  const { value, problem, waiting } = useAnswer(id ? `article ${id}` : null, (signal) => get<ArticleData | ArticleSummary>(`/api/articles/${encodeURIComponent(id)}`, [], signal));
  if (problem?.rejection !== undefined) {
    return (
      <div class="column">
        <h1>{en.article.rejected}</h1>
        <p class="rejection">{plain(problem.detail ?? '')}</p>
        <p>{en.article.rejectedFix}</p>
        <p class="toolbar">
          <Original id={id} />
          <Delete id={id} name={problem.detail?.split(':')[0] ?? id} />
        </p>
      </div>
    );
  }
  if (problem) {
    return (
      <>
        <h1 class="visually-hidden">{en.titles.article}</h1>
        {problem.status === 404 ? <NotFound /> : <ProblemNotice problem={problem} />}
      </>
    );
  }
  if (!value || waiting) {
    return <Loading />;
  }
  return 'text' in value ? <Reader key={value.id} article={value} /> : <Batch summary={value} />;
}

function NotFound() {
  return (
    <Empty title={en.article.notFound} fix={en.article.notFoundFix}>
      <a class="button" href={addressOf('search')}>
        <Icon name="search" /> {en.titles.search}
      </a>
    </Empty>
  );
}

function Batch({ summary }: { summary: ArticleSummary }) {
  return (
    <div class="column">
      <h1>{en.article.batch}</h1>
      <p>
        <bdi>{plain(summary.name)}</bdi>. {en.article.batchOf(summary.batch?.records ?? 0)}
      </p>
      <ul>
        {summary.batch?.rejections.map((record) => (
          <li key={record.name}>
            <bdi>{plain(record.name)}</bdi>: {plain(record.rejection.reason)}
          </li>
        ))}
      </ul>
      <p class="toolbar">
        <a class="button" href={addressOf('search', [], { sort: 'uploaded' })}>
          <Icon name="search" /> {en.article.latest}
        </a>
        <Original id={summary.id} />
        <Delete id={summary.id} name={summary.name} />
      </p>
    </div>
  );
}

const digits = ['1', '2', '3', '4', '5', '6'];

function Reader({ article }: { article: ArticleData }) {
  const marks = useMemo(() => marksOf(article), [article]);
  const hidden = new Set((setting('hide') ?? '').split(','));
  const visible = marks.filter((mark) => !hidden.has(mark.kind));
  const asked = setting('at');
  const [current, setCurrent] = useState<Mark | undefined>(() => (asked === undefined ? undefined : markAt(marks, Number(asked))));
  const colours = useMemo(() => distinctHues(article.quotations.map((quotation) => quotation.speaker)), [article]);
  const headline = headlineOf({ headline: article.headline, lead: article.text.slice(0, 200), name: article.source.name });
  useSubject(headline);

  const show = (mark: Mark | undefined) => {
    if (mark) {
      setCurrent(mark);
      const element = document.getElementById(idOf(mark));
      element?.scrollIntoView({ block: 'center' });
      element?.focus({ preventScroll: true });
    }
  };
  const step = (by: number, kind?: MarkKind) => {
    const among = kind ? visible.filter((mark) => mark.kind === kind) : visible;
    const at = current ? among.findIndex((mark) => mark.start > current.start || (mark.start === current.start && mark === current)) : -1;
    const index = !current ? (by > 0 ? 0 : among.length - 1) : among[at] === current ? at + by : at < 0 ? among.length + Math.min(by, 0) : by > 0 ? at : at - 1;
    show(among[index]);
  };
  const toggle = (kind: MarkKind) => {
    const next = markKinds.filter((each) => (each === kind ? !hidden.has(each) : hidden.has(each)));
    set('hide', next.join(',') || undefined, { replace: true });
  };

  useEffect(() => {
    // On the way back, the place that was left.
    if (asked !== undefined && !arrival.peek()) {
      const mark = markAt(marks, Number(asked));
      requestAnimationFrame(() => show(mark));
    }
  }, [article, asked]);
  useKeys({
    n: () => step(1),
    p: () => step(-1),
    q: () => step(1, 'quotation'),
    u: () => history.back(),
    ...Object.fromEntries(digits.map((digit, index) => [digit, () => toggle(markKinds[index]!)])),
  });

  return (
    <div class="article-view">
      <div class="article-bar" role="toolbar" aria-label={en.article.marks}>
        <div class="toggles">
          {markKinds.map((kind, index) => {
            const count = marks.filter((mark) => mark.kind === kind).length;
            return (
              <button key={kind} type="button" class={`toggle toggle-${kind}`} aria-pressed={!hidden.has(kind)} disabled={count === 0} onClick={() => toggle(kind)} aria-keyshortcuts={digits[index]}>
                {en.article.kinds[kind]} <span class="count">{en.number(count)}</span>
              </button>
            );
          })}
        </div>
        <button type="button" class="icon-button" aria-label={en.article.previous} title={`${en.article.previous} (p)`} onClick={() => step(-1)}>
          <Icon name="arrow-up" />
        </button>
        <span class="position" role="status">
          {current ? en.article.position(visible.indexOf(current) + 1, visible.length) : en.number(visible.length)}
        </span>
        <button type="button" class="icon-button" aria-label={en.article.next} title={`${en.article.next} (n)`} onClick={() => step(1)}>
          <Icon name="arrow-down" />
        </button>
      </div>
      <article class="reader" lang={article.language === 'und' ? undefined : article.language}>
        <p class="meta" lang="en">
          {article.datePublished && <time dateTime={article.datePublished}>{en.date(article.datePublished)}</time>}
          {article.outlet && (
            <a class="outlet" href={addressOf('search', [['source', article.outlet]])}>
              <bdi>{plain(article.outlet)}</bdi>
            </a>
          )}
          {article.byline.length > 0 && (
            <span>
              {en.article.byline} {article.byline.map(plain).join(', ')}
            </span>
          )}
        </p>
        <h1 dir="auto">{plain(headline)}</h1>
        {article.standfirst && (
          <p class="standfirst" dir="auto">
            {plain(article.standfirst)}
          </p>
        )}
        <div class="text">
          {blocksOf(article).map((block) => (
            <Block key={block.start} kind={block.kind}>
              {nested(pieces(block.start, block.start + block.length, visible)).map(({ quotation, inside }) =>
                quotation ? (
                  <span
                    key={inside[0]!.start}
                    id={inside[0]!.startsQuotation ? idOf(quotation) : undefined}
                    tabIndex={inside[0]!.startsQuotation ? -1 : undefined}
                    class={`q hue-${colours.get(quotation.label)} q-${article.quotations[quotation.index]!.kind} ${current === quotation ? 'current' : ''}`}
                    title={quotation.label ? en.article.says(plain(quotation.label)) : en.quotes.unknown}
                  >
                    {inside.map((piece) => (
                      <MarkedPiece key={piece.start} article={article} piece={piece} current={current} />
                    ))}
                  </span>
                ) : (
                  inside.map((piece) => <MarkedPiece key={piece.start} article={article} piece={piece} current={current} />)
                ),
              )}
            </Block>
          ))}
        </div>
      </article>
      <Facts article={article} colours={colours} onShow={(start) => show(markAt(visible, start) ?? markAt(marks, start))} />
    </div>
  );
}

/** The parts of the text, without a heading that is the headline again. */
function blocksOf(article: ArticleData): { kind: string; start: number; length: number }[] {
  const [first, ...rest] = article.blocks;
  if (!first) {
    return [{ kind: 'paragraph', start: 0, length: article.text.length }];
  }
  const repeated = first.kind === 'heading' && article.text.slice(first.start, first.start + first.length).trim() === article.headline?.trim();
  return repeated ? rest : article.blocks;
}

function nested(parts: Piece[]): { quotation: Mark | undefined; inside: Piece[] }[] {
  const result: { quotation: Mark | undefined; inside: Piece[] }[] = [];
  for (const piece of parts) {
    const last = result.at(-1);
    if (last && last.quotation === piece.quotation) {
      last.inside.push(piece);
    } else {
      result.push({ quotation: piece.quotation, inside: [piece] });
    }
  }
  return result;
}

function Block({ kind, children }: { kind: string; children: ComponentChildren }) {
  switch (kind) {
    case 'heading':
      return <h2 dir="auto">{children}</h2>;
    case 'quote':
      return <blockquote dir="auto">{children}</blockquote>;
    case 'caption':
    case 'credit':
      return (
        <p class={`block-${kind}`} dir="auto">
          {children}
        </p>
      );
    default:
      return (
        <p class={`block-${kind}`} dir="auto">
          {children}
        </p>
      );
  }
}

function MarkedPiece({ article, piece, current }: { article: ArticleData; piece: Piece; current: Mark | undefined }) {
  const words = plain(article.text.slice(piece.start, piece.start + piece.length));
  const { mark } = piece;
  if (!mark) {
    return <>{words}</>;
  }
  const shared = { id: piece.startsMark ? idOf(mark) : undefined, class: `m m-${mark.kind} ${current === mark ? 'current' : ''}` };
  switch (mark.kind) {
    case 'date':
      return (
        <time {...shared} tabIndex={-1} dateTime={/^\d{4}(-\d\d){0,2}$/.test(mark.label ?? '') ? mark.label! : undefined} title={mark.label ? en.article.resolved(dateLabel(mark.label)) : en.article.unresolved}>
          {words}
        </time>
      );
    case 'medium':
      return (
        <a {...shared} href={addressOf('search', [['source', mark.label ?? '']])} title={mark.label ?? ''}>
          {words}
        </a>
      );
    default:
      return (
        <a {...shared} href={addressOf('entity', [], { name: mark.label ?? '', type: mark.kind })} title={mark.label === words ? undefined : plain(mark.label ?? '')}>
          {words}
        </a>
      );
  }
}

const dateLabel = (value: string): string => (/^\d{4}-\d\d-\d\d$/.test(value) ? en.date(value) : plain(value));

const namesShown = 12;
const dotsShown = 10;

function Facts({ article, colours, onShow }: { article: ArticleData; colours: ReadonlyMap<string | null, number>; onShow: (start: number) => void }) {
  const [all, setAll] = useState(false);
  const speakers = [...Map.groupBy(article.quotations, (quotation) => quotation.speaker)];
  const names = article.entities.toSorted((left, right) => right.mentions.length - left.mentions.length);
  const facts: [string, ComponentChildren][] = [
    [en.article.published, article.datePublished && en.date(article.datePublished)],
    [en.article.modified, article.dateModified && en.date(article.dateModified)],
    [en.article.outlet, article.outlet && plain(article.outlet)],
    [en.article.dateline, article.dateline && plain([article.dateline.place, article.dateline.agency].filter(Boolean).join(' · '))],
    [en.article.language, en.language(article.language)],
    [en.article.length, en.words(article.wordCount)],
    [en.article.credits, [...new Set(article.credits.map((credit) => plain(credit.text)))].join(', ')],
    [en.article.uploaded, <bdi class="break">{plain(article.source.name)}</bdi>],
    [en.article.link, web(article.canonicalUrl ?? article.url)],
    [en.article.extractor, article.extractor],
  ];
  return (
    <aside class="facts" aria-label={en.article.facts}>
      {speakers.length > 0 && (
        <section>
          <h2>{en.article.quoted}</h2>
          <ul class="plain">
            {speakers.map(([speaker, said]) => (
              <li key={speaker ?? ''} class={`said hue-${colours.get(speaker)}`}>
                {speaker ? <Name name={speaker} /> : <span class="muted">{en.quotes.unknown}</span>}
                <span class="said-where">
                  {said.slice(0, dotsShown).map((quotation, index) => (
                    <button key={quotation.start} type="button" class="dot" title={plain(quotation.text.slice(0, 120))} aria-label={`${en.article.says(plain(speaker ?? en.quotes.unknown))} ${index + 1}`} onClick={() => onShow(quotation.start)} />
                  ))}
                  {said.length > dotsShown && <span class="muted">{en.article.moreSaid(said.length - dotsShown)}</span>}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {names.length > 0 && (
        <section>
          <h2>{en.article.named}</h2>
          <ul class="plain counts">
            {(all ? names : names.slice(0, namesShown)).map((entity) => (
              <li key={`${entity.type} ${entity.name}`}>
                <span>
                  <Name type={entity.type} name={entity.name} />
                  {entity.roles[0] && <span class="muted"> {plain(entity.roles[0])}</span>}
                </span>
                <button type="button" class="count" title={en.article.next} onClick={() => entity.mentions[0] && onShow(entity.mentions[0].start)}>
                  {en.number(entity.mentions.length)}
                </button>
              </li>
            ))}
          </ul>
          {names.length > namesShown && !all && (
            <button type="button" class="link" onClick={() => setAll(true)}>
              {en.article.showAll(names.length)}
            </button>
          )}
        </section>
      )}
      <section>
        <h2>{en.article.facts}</h2>
        <dl>
          {facts
            .filter(([, value]) => value)
            .map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
        {article.keywords.length > 0 && (
          <ul class="tags" aria-label={en.article.keywords}>
            {article.keywords.map((keyword) => (
              <li key={keyword.text}>
                <a href={addressOf('search', [['keyword', keyword.text]])}>{plain(keyword.text)}</a>
              </li>
            ))}
          </ul>
        )}
      </section>
      {!!article.nearDuplicates?.length && (
        <section>
          <h2>{en.article.duplicates}</h2>
          <ul class="plain">
            {article.nearDuplicates.map((other) => (
              <li key={other.id}>
                <a href={addressOf('article', [], { id: other.id })}>
                  <bdi>{plain(other.headline ?? other.name)}</bdi>
                </a>{' '}
                <span class="muted">{[other.source && plain(other.source), other.datePublished && en.date(other.datePublished), en.article.similarity(en.percent(other.similarity))].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {article.warnings.length > 0 && (
        <section>
          <h2>{en.article.warnings}</h2>
          <ul class="plain">
            {article.warnings.map((warning) => (
              <li key={warning.code}>{plain(warning.message)}</li>
            ))}
          </ul>
        </section>
      )}
      <p class="toolbar">
        <CopyLink />
        <Original id={article.id} />
        <Delete id={article.id} name={article.source.name} />
      </p>
    </aside>
  );
}

/** Only addresses of the web become links: an article may claim `javascript:…` for its own. */
function web(address: string | null): ComponentChildren {
  return address && /^https?:\/\//i.test(address) ? (
    <a href={address} target="_blank" rel="noreferrer noopener" class="break">
      {plain(address.replace(/^https?:\/\/(www\.)?/i, ''))}
    </a>
  ) : null;
}

function CopyLink() {
  const [copied, setCopied] = useState(false);
  return (
    <button type="button" class="button quiet" onClick={() => void navigator.clipboard.writeText(location.href).then(() => setCopied(true))}>
      <Icon name={copied ? 'check' : 'link'} /> <span role="status">{copied ? en.article.copied : en.article.copyLink}</span>
    </button>
  );
}

/** Saves the uploaded bytes: fetched, because a link could not carry the key; never shown, because they are not ours. */
function Original({ id }: { id: string }) {
  const [problem, setProblem] = useState('');
  const save = async () => {
    try {
      const response = await send(`/api/articles/${encodeURIComponent(id)}/original`);
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([await response.arrayBuffer()], { type: 'application/octet-stream' }));
      link.download = nameIn(response.headers.get('content-disposition')) ?? id;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    } catch (error) {
      setProblem(en.shell.saveFailed(problemFrom(error).title));
    }
  };
  return (
    <>
      <button type="button" class="button quiet" onClick={() => void save()}>
        <Icon name="download" /> {en.article.original}
      </button>
      {problem && <span role="alert">{problem}</span>}
    </>
  );
}

function nameIn(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  return encoded ? decodeURIComponent(encoded) : /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1];
}

function Delete({ id, name }: { id: string; name: string }) {
  const may = useMay('delete');
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState('');
  const remove = async () => {
    try {
      await send(`/api/articles/${encodeURIComponent(id)}`, { method: 'DELETE' });
      go(addressOf('search'), { replace: true });
    } catch (error) {
      setProblem(problemFrom(error).detail ?? problemFrom(error).title);
    }
  };
  if (!may) {
    return null;
  }
  return (
    <>
      <button type="button" class="button quiet danger" onClick={() => setAsking(true)}>
        <Icon name="trash-2" /> {en.article.delete}
      </button>
      {asking && (
        <Dialog label={en.article.delete} onClose={() => setAsking(false)}>
          <h2>
            <bdi>{en.article.deleteAsk(plain(name))}</bdi>
          </h2>
          <p>{en.article.deleteWhy}</p>
          {problem && <p role="alert">{plain(problem)}</p>}
          <p class="toolbar end">
            <button type="button" class="button" onClick={() => setAsking(false)}>
              {en.shell.cancel}
            </button>
            <button type="button" class="button primary danger" onClick={() => void remove()}>
              {en.article.delete}
            </button>
          </p>
        </Dialog>
      )}
    </>
  );
}
