import { useState } from 'preact/hooks';
import { understood } from '../api/archive';
import { get } from '../api/client';
import type { EntityType, Network } from '../api/types';
import { CsvOf } from '../parts/Csv';
import { Ignored } from '../parts/Ignored';
import { lazy } from '../parts/lazy';
import { Name } from '../parts/Name';
import { Loading, Nothing, ProblemNotice } from '../parts/Notice';
import { ask, query, set, setting } from '../state/address';
import { useAnswer } from '../state/answer';
import { queryString, toggled } from '../state/query';
import { en } from '../text/en';

const Graph = lazy(() => import('../parts/Graph'));
const route = 'get /api/network';
const types: EntityType[] = ['person', 'organisation', 'place'];
const listed = 30;

export default function NetworkView() {
  const asked = query.value;
  const chosen = new Set(types.filter((type) => (setting('types') ?? 'person,organisation').split(',').includes(type)));
  const [drawable, setDrawable] = useState(true);
  const { value: network, problem, waiting } = useAnswer(`network ${queryString(asked)} ${[...chosen].join()}`, (signal) =>
    get<Network>('/api/network', [...understood(route, asked).sent, ['types', [...chosen].join(',')]], signal),
  );
  const names = new Map(network?.nodes.map((node) => [node.id, node]));
  const toggle = (type: EntityType) => set('types', types.filter((each) => (each === type ? !chosen.has(each) : chosen.has(each))).join(',') || type, { replace: true });

  return (
    <div class={waiting ? 'beside waiting' : 'beside'}>
      <section aria-label={en.titles.network}>
        <div class="toolbar" role="group" aria-label={en.network.types}>
          {types.map((type) => (
            <button key={type} type="button" class={`toggle toggle-${type}`} aria-pressed={chosen.has(type)} onClick={() => toggle(type)}>
              {en.article.kinds[type]}
            </button>
          ))}
        </div>
        <Ignored route={route} />
        {problem && <ProblemNotice problem={problem} />}
        {!network && waiting && <Loading />}
        {network?.nodes.length === 0 && <Nothing title={en.network.none} fix={en.network.noneFix} />}
        {network && network.nodes.length > 0 && (
          <>
            {drawable ? (
              <Graph
                network={network}
                label={en.network.label}
                onFail={() => setDrawable(false)}
                onChoose={(id) => {
                  const node = names.get(id);
                  if (node) {
                    ask(toggled(query.value, node.type, node.name));
                  }
                }}
              />
            ) : (
              <p class="notice">{en.network.noGraphics}</p>
            )}
            <p class="hint">{en.network.hint}</p>
          </>
        )}
      </section>
      {network && network.edges.length > 0 && (
        <aside class="side-list" aria-label={en.network.pairs}>
          <div class="toolbar">
            <h2 class="total">{en.network.pairs}</h2>
            <CsvOf rows={() => [['name', 'type', 'name', 'type', 'articles'], ...rowsOf(network)]} name="network.csv" />
          </div>
          <ul class="plain counts">
            {network.edges
              .filter((edge) => names.has(edge.source) && names.has(edge.target))
              .toSorted((left, right) => right.articles - left.articles)
              .slice(0, listed)
              .map((edge) => {
                const [source, target] = [names.get(edge.source)!, names.get(edge.target)!];
                return (
                  <li key={`${edge.source} ${edge.target}`}>
                    <span>
                      <Name type={source.type} name={source.name} /> <span class="muted">·</span> <Name type={target.type} name={target.name} />
                    </span>
                    <button type="button" class="count" title={en.network.together(edge.articles)} aria-label={en.network.together(edge.articles)} onClick={() => ask([[source.type, source.name], [target.type, target.name]])}>
                      {en.number(edge.articles)}
                    </button>
                  </li>
                );
              })}
          </ul>
        </aside>
      )}
    </div>
  );
}

function rowsOf({ nodes, edges }: Network): (string | number)[][] {
  const names = new Map(nodes.map((node) => [node.id, node]));
  return edges.map(({ source, target, articles }) => [...[source, target].flatMap((id) => [names.get(id)?.name ?? id, names.get(id)?.type ?? '']), articles]);
}
