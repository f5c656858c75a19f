import { articles, quotations } from '../api/archive';
import { get } from '../api/client';
import type { ArticleSummary, EntityProfile, EntityType, Page, QuotationHit } from '../api/types';
import { ArticleRow } from '../parts/ArticleRow';
import { filterIcons } from '../parts/filters';
import { Histogram } from '../parts/Histogram';
import { Icon } from '../parts/Icon';
import { byYear, intervalFor, span } from '../parts/intervals';
import { lazy } from '../parts/lazy';
import { useListKeys } from '../parts/list';
import { Name } from '../parts/Name';
import { Empty, Loading, ProblemNotice } from '../parts/Notice';
import { QuotationCard } from '../parts/QuotationCard';
import { addressOf, go, setting } from '../state/address';
import { useAnswer } from '../state/answer';
import { within, type Query } from '../state/query';
import { en } from '../text/en';
import { plain } from '../text/plain';

const WorldMap = lazy(() => import('../parts/WorldMap'));
const quotationsShown = 8;
const types: EntityType[] = ['person', 'organisation', 'place'];

/** What is known of a name, and what people want to read of it first. */
interface Known {
  profile: EntityProfile;
  by: Page<QuotationHit>;
  about: Page<QuotationHit>;
  recent: Page<ArticleSummary>;
}

export default function Entity() {
  const name = setting('name') ?? '';
  const type = types.find((known) => known === setting('type'));
  const { value, problem, waiting } = useAnswer(name ? `name ${type} ${name}` : null, (signal) => read(name, type, signal));
  useListKeys();
  if (problem && problem.status !== 404) {
    return <ProblemNotice problem={problem} />;
  }
  if (waiting && !value) {
    return <Loading />;
  }
  if (!value) {
    return (
      <>
        <h1 class="visually-hidden">{plain(name)}</h1>
        <Empty title={en.entity.none(plain(name))} fix={en.entity.noneFix}>
          <a class="button" href={addressOf('search', [['q', name]])}>
            {en.box.words(plain(name))}
          </a>
        </Empty>
      </>
    );
  }
  return <Profile known={value} />;
}

async function read(name: string, type: EntityType | undefined, signal: AbortSignal): Promise<Known> {
  const profile = await get<EntityProfile>(`/api/entities/${encodeURIComponent(name)}`, type ? [['type', type]] : [], signal);
  const [by, about, recent] = await Promise.all([
    profile.type === 'place' ? { items: [], continuation: null } : quotations([['speaker', profile.name]], { limit: quotationsShown }, signal),
    quotations([['about', profile.name]], { limit: quotationsShown }, signal),
    articles([[profile.type, profile.name]], { limit: 10, collapse: true }, signal),
  ]);
  return { profile, by, about, recent };
}

function Profile({ known }: { known: Known }) {
  const { profile } = known;
  const { type, name } = profile;
  const roles = described(profile.roles);
  const spellings = profile.spellings.filter(({ text }) => text !== name);
  const months = profile.timeline.items.toSorted((left, right) => (left.from < right.from ? -1 : 1));
  const bars = intervalFor(span(months)) === 'year' ? byYear(months) : months;
  const named: Query = [[type, name]];
  const places = type === 'place' ? [profile] : profile.places;
  const located = places.flatMap(({ latitude, longitude, ...place }) => (latitude === null || longitude === null ? [] : [{ ...place, latitude, longitude }]));
  return (
    <div class="entity-view">
      <header class={`entity-head name-${type}`}>
        <p class="meta">
          <span class="entity-type">
            <Icon name={filterIcons[type]!} /> {en.types[type]}
          </span>
          {profile.country && <span>{en.country(profile.country)}</span>}
          <span>{en.articles(profile.articles)}</span>
          <span>
            {en.month(profile.firstNamed)} – {en.month(profile.lastNamed)}
          </span>
        </p>
        <h1>
          <bdi>{plain(name)}</bdi>
        </h1>
        {roles[0] && <p class="entity-role">{plain(roles[0].text)}</p>}
        <p class="toolbar">
          <a class="button primary" href={addressOf('search', named)}>
            <Icon name="search" /> {en.entity.search}
          </a>
          {type !== 'place' && (
            <a class="button" href={addressOf('quotations', [['speaker', name]])}>
              <Icon name="quote" /> {en.entity.allQuotes}
            </a>
          )}
          <a class="button" href={addressOf('network', named)}>
            <Icon name="network" /> {en.entity.network}
          </a>
          <a class="button" href={addressOf('compare', [], { query: [`${type}=${encodeURIComponent(name)}`] })}>
            <Icon name="git-compare" /> {en.search.compare}
          </a>
        </p>
        {bars.length > 1 && <Histogram items={bars} height={64} label={en.entity.overTime} onChoose={(item) => go(addressOf('search', within(named, item.from, item.to)))} />}
      </header>
      <div class="entity-main">
        {known.by.items.length > 0 && (
          <section>
            <h2>
              {en.entity.by} <span class="count">{en.number(profile.quotations.by)}</span>
            </h2>
            {known.by.items.map((hit) => (
              <QuotationCard key={`${hit.article.id} ${hit.quotation.start}`} hit={hit} speaker={false} marked={false} />
            ))}
          </section>
        )}
        {known.about.items.length > 0 && (
          <section>
            <h2>
              {en.entity.about} <span class="count">{en.number(profile.quotations.about)}</span>
            </h2>
            {known.about.items.map((hit) => (
              <QuotationCard key={`${hit.article.id} ${hit.quotation.start}`} hit={hit} marked={false} />
            ))}
          </section>
        )}
        <section>
          <h2>{en.entity.recent}</h2>
          <div class="rows">
            {known.recent.items.map((article) => (
              <ArticleRow key={article.id} article={article} />
            ))}
          </div>
        </section>
      </div>
      <aside class="entity-side">
        {roles.length > 1 && (
          <section class="facet">
            <h2>{en.entity.roles}</h2>
            <ul class="plain">
              {roles.slice(0, 10).map(({ text, first, last }) => (
                <li key={text}>
                  {plain(text)}{' '}
                  <span class="muted small whole">
                    {first.slice(0, 7) === last.slice(0, 7) ? en.month(first) : `${en.month(first)} – ${en.month(last)}`}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {spellings.length > 0 && (
          <section class="facet">
            <h2>{en.entity.spellings}</h2>
            <ul class="tags">
              {spellings.map(({ text, articles }) => (
                <li key={text}>
                  <bdi>{plain(text)}</bdi> <span class="count">{en.number(articles)}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {profile.with.length > 0 && (
          <section class="facet">
            <h2>{en.entity.with}</h2>
            <ul class="plain counts">
              {profile.with.slice(0, 20).map((other) => (
                <li key={`${other.type} ${other.name}`}>
                  <Name type={other.type} name={other.name} /> <span class="count">{en.number(other.articles)}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {located.length > 0 && (
          <section class="facet">
            <h2>{en.entity.where}</h2>
            <WorldMap
              places={located}
              onChoose={(place) => go(addressOf('entity', [], { name: place, type: 'place' }))}
            />
          </section>
        )}
        {profile.keywords.length > 0 && (
          <section class="facet">
            <h2>{en.entity.keywords}</h2>
            <ul class="tags">
              {profile.keywords.map(({ value }) => (
                <li key={value}>
                  <a href={addressOf('search', [...named, ['keyword', value]])}>{plain(value)}</a>
                </li>
              ))}
            </ul>
          </section>
        )}
        {profile.sources.length > 0 && (
          <section class="facet">
            <h2>{en.entity.outlets}</h2>
            <ul class="plain counts">
              {profile.sources.map(({ value, count }) => (
                <li key={value}>
                  <a href={addressOf('search', [...named, ['source', value]])}>{plain(value)}</a> <span class="count">{en.number(count)}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </aside>
    </div>
  );
}

/** Descriptions that differ in their capitals only are one, over all its days. */
function described(roles: EntityProfile['roles']): EntityProfile['roles'] {
  const same = Map.groupBy(roles, ({ text }) => text.toLocaleLowerCase('en'));
  return [...same.values()].map((group) => ({ ...group[0]!, first: group.map(({ first }) => first).sort()[0]!, last: group.map(({ last }) => last).sort().at(-1)! }));
}
