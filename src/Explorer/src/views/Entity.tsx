import { articles, quotations, timeline } from '../api/archive';
import { can } from '../api/capabilities';
import { get } from '../api/client';
import type { ArticleSummary, EntityProfile, EntityType, IntervalCount, KnownEntity, Page, QuotationHit } from '../api/types';
import { ArticleRow } from '../parts/ArticleRow';
import { filterIcons } from '../parts/filters';
import { Histogram } from '../parts/Histogram';
import { Icon } from '../parts/Icon';
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
const profileRoute = 'get /api/entities/{name}';
const types: EntityType[] = ['person', 'organisation', 'place'];

/** What is known of a name: all of it from an entity's own route, where the function app has one; else put together from lists. */
interface Known {
  type: EntityType;
  name: string;
  roles: { text: string; first?: string | null; last?: string | null }[];
  country: string | null;
  profile: EntityProfile | undefined;
  timeline: IntervalCount[];
  by: Page<QuotationHit>;
  about: Page<QuotationHit>;
  recent: Page<ArticleSummary>;
}

export default function Entity() {
  const name = setting('name') ?? '';
  const type = types.find((known) => known === setting('type'));
  const { value, problem, waiting } = useAnswer(name ? `${type} ${name}` : null, (signal) => read(name, type, signal));
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

async function read(name: string, type: EntityType | undefined, signal: AbortSignal): Promise<Known | undefined> {
  const profile = can(profileRoute) ? await get<EntityProfile>(`/api/entities/${encodeURIComponent(name)}`, type && can(profileRoute, 'type') ? [['type', type]] : [], signal) : undefined;
  const found = profile ?? (await lookUp(name, type, signal));
  if (!found) {
    return undefined;
  }
  const named: Query = [[found.type, found.name]];
  const [months, by, about, recent] = await Promise.all([
    profile?.timeline.items ?? timeline(named, 'month', {}, signal),
    found.type === 'place' ? { items: [], continuation: null } : quotations([['speaker', found.name]], { limit: 12 }, signal),
    quotations([['about', found.name]], { limit: 8 }, signal),
    articles(named, { limit: 10, collapse: true }, signal),
  ]);
  return {
    type: found.type,
    name: found.name,
    roles: profile?.roles ?? (found as { roles: string[] }).roles.map((text) => ({ text })),
    country: found.country,
    profile,
    timeline: months.toSorted((left, right) => (left.from < right.from ? -1 : 1)),
    by,
    about,
    recent,
  };
}

async function lookUp(name: string, type: EntityType | undefined, signal: AbortSignal): Promise<(KnownEntity & { type: EntityType }) | undefined> {
  const { items } = await get<{ items: KnownEntity[] }>('/api/entities', [['prefix', name], ...(type ? [['type', type] as const] : [])], signal);
  const known = items.filter((item): item is KnownEntity & { type: EntityType } => types.includes(item.type as EntityType));
  return known.find((item) => item.name === name) ?? known[0];
}

function Profile({ known }: { known: Known }) {
  const { profile, type, name } = known;
  const named: Query = [[type, name]];
  const places = type === 'place' && profile?.latitude != null ? [{ ...profile, latitude: profile.latitude, longitude: profile.longitude ?? 0 }] : (profile?.places?.filter((place) => place.latitude != null) ?? []);
  const first = profile?.firstNamed ?? known.timeline[0]?.from;
  const last = profile?.lastNamed ?? known.timeline.at(-1)?.to;
  const total = profile?.articles ?? known.timeline.reduce((sum, item) => sum + item.articles, 0);
  return (
    <div class="entity-view">
      <header class={`entity-head name-${type}`}>
        <p class="meta">
          <span class="entity-type">
            <Icon name={filterIcons[type]!} /> {en.types[type]}
          </span>
          {known.country && <span>{en.country(known.country)}</span>}
          <span>{en.articles(total)}</span>
          {first && last && (
            <span>
              {en.month(first)} – {en.month(last)}
            </span>
          )}
        </p>
        <h1>
          <bdi>{plain(name)}</bdi>
        </h1>
        {known.roles[0] && <p class="entity-role">{plain(known.roles[0].text)}</p>}
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
        {known.timeline.length > 1 && <Histogram items={known.timeline} height={64} label={en.entity.overTime} onChoose={(item) => go(addressOf('search', within(named, item.from, item.to)))} />}
      </header>
      <div class="entity-main">
        {known.by.items.length > 0 && (
          <section>
            <h2>
              {en.entity.by} <span class="count">{profile ? en.number(profile.quotations.by) : ''}</span>
            </h2>
            {known.by.items.slice(0, 8).map((hit) => (
              <QuotationCard key={`${hit.article.id} ${hit.quotation.start}`} hit={hit} speaker={false} marked={false} />
            ))}
          </section>
        )}
        {known.about.items.length > 0 && (
          <section>
            <h2>
              {en.entity.about} <span class="count">{profile ? en.number(profile.quotations.about) : ''}</span>
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
        {known.roles.length > 1 && (
          <section class="facet">
            <h2>{en.entity.roles}</h2>
            <ul class="plain">
              {known.roles.slice(0, 10).map(({ text, first, last }) => (
                <li key={text}>
                  {plain(text)}
                  {first && last && (
                    <span class="muted small">
                      {' '}
                      {first.slice(0, 7) === last.slice(0, 7) ? en.month(first) : `${en.month(first)} – ${en.month(last)}`}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
        {!!profile?.spellings.length && (
          <section class="facet">
            <h2>{en.entity.spellings}</h2>
            <ul class="tags">
              {profile.spellings.map(({ text, articles }) => (
                <li key={text}>
                  <bdi>{plain(text)}</bdi> <span class="count">{en.number(articles)}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {!!profile?.with.length && (
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
        {places.length > 0 && (
          <section class="facet">
            <h2>{en.entity.where}</h2>
            <WorldMap
              places={places.map((place) => ({ name: place.name, country: place.country, longitude: place.longitude ?? 0, latitude: place.latitude ?? 0, articles: place.articles }))}
              onChoose={(place) => go(addressOf('entity', [], { name: place, type: 'place' }))}
            />
          </section>
        )}
        {!!profile?.keywords?.length && (
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
        {!!profile?.sources?.length && (
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
