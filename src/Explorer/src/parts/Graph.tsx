import Graphology from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import { useEffect, useRef } from 'preact/hooks';
import Sigma from 'sigma';
import type { Network } from '../api/types';
import { colour, dark } from '../state/theme';
import { plain } from '../text/plain';

interface NodeLook {
  x: number;
  y: number;
  size: number;
  color: string;
  label: string;
}

interface EdgeLook {
  size: number;
  color: string;
}

/** The names of a network, nearer to each other the more articles name both. */
export default function Graph({ network, label, onChoose, onFail }: { network: Network; label: string; onChoose: (id: string) => void; onFail: () => void }) {
  const host = useRef<HTMLDivElement>(null);
  const choose = useRef(onChoose);
  choose.current = onChoose;
  const theme = dark.value;
  useEffect(() => {
    const graph = laidOut(network);
    let hovered: string | undefined;
    const faint = colour('line');
    const edge = colour('edge');
    let sigma: Sigma<NodeLook, EdgeLook>;
    try {
      sigma = new Sigma<NodeLook, EdgeLook>(graph, host.current!, {
        labelColor: { color: colour('ink') },
        labelFont: '"Inter Variable", system-ui, sans-serif',
        labelSize: 13,
        labelDensity: 0.6,
        labelRenderedSizeThreshold: 7,
        allowInvalidContainer: true,
        nodeReducer: (id, look) => (hovered && hovered !== id && !graph.areNeighbors(hovered, id) ? { ...look, color: faint, label: '' } : { ...look, zIndex: hovered === id ? 1 : 0 }),
        edgeReducer: (id, look) => (hovered ? (graph.hasExtremity(id, hovered) ? { ...look, color: colour('accent') } : { ...look, hidden: true }) : { ...look, color: edge }),
        defaultDrawNodeHover: () => undefined,
      });
    } catch {
      onFail();
      return;
    }
    sigma.on('enterNode', ({ node }) => {
      hovered = node;
      sigma.refresh({ skipIndexation: true });
    });
    sigma.on('leaveNode', () => {
      hovered = undefined;
      sigma.refresh({ skipIndexation: true });
    });
    sigma.on('clickNode', ({ node }) => choose.current(node));
    return () => sigma.kill();
  }, [network, theme]);
  return <div class="graph" ref={host} role="img" aria-label={label} />;
}

function laidOut(network: Network): Graphology<NodeLook, EdgeLook> {
  const graph = new Graphology<NodeLook, EdgeLook>({ type: 'undirected' });
  const most = Math.max(1, ...network.nodes.map((node) => node.articles));
  const heaviest = Math.max(1, ...network.edges.map((edge) => edge.articles));
  network.nodes.forEach((node, index) => {
    // A spiral: the same network always lies the same way.
    const angle = index * 2.399963;
    graph.mergeNode(node.id, { x: Math.sqrt(index + 1) * Math.cos(angle), y: Math.sqrt(index + 1) * Math.sin(angle), size: 3 + 11 * Math.sqrt(node.articles / most), color: colour(node.type), label: plain(node.name) });
  });
  for (const edge of network.edges) {
    if (edge.source !== edge.target && graph.hasNode(edge.source) && graph.hasNode(edge.target)) {
      graph.mergeEdge(edge.source, edge.target, { size: 0.5 + 3 * (edge.articles / heaviest), color: colour('edge') });
    }
  }
  forceAtlas2.assign(graph, { iterations: 250, settings: { ...forceAtlas2.inferSettings(graph), gravity: 1, scalingRatio: 20, adjustSizes: true } });
  return graph;
}
