import Graphology from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import { useEffect, useRef } from 'preact/hooks';
import Sigma from 'sigma';
import type { NodeLabelDrawingFunction } from 'sigma/rendering';
import type { Settings } from 'sigma/settings';
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
  weight: number;
}

type Named = Parameters<NodeLabelDrawingFunction>[1];
type LabelSettings = Pick<Settings, 'labelSize' | 'labelFont' | 'labelColor'>;

const linksDrawn = 3;

/** The names of a network, nearer to each other the more articles name both. */
export default function Graph({ network, label, onChoose, onFail }: { network: Network; label: string; onChoose: (id: string) => void; onFail: () => void }) {
  const host = useRef<HTMLDivElement>(null);
  const choose = useRef(onChoose);
  choose.current = onChoose;
  const theme = dark.value;
  useEffect(() => {
    const graph = laidOut(network, host.current!.clientWidth / host.current!.clientHeight);
    let hovered: string | undefined;
    const faint = colour('line');
    const edge = colour('edge');
    const halo = colour('raised');
    const names = new Names(halo);
    let sigma: Sigma<NodeLook, EdgeLook>;
    try {
      sigma = new Sigma<NodeLook, EdgeLook>(graph, host.current!, {
        labelColor: { color: colour('ink') },
        labelFont: '"Inter Variable", system-ui, sans-serif',
        labelSize: 13,
        // All of them: which ones have room is found out when they are drawn.
        labelDensity: 20,
        labelGridCellSize: 90,
        stagePadding: Math.min(56, host.current!.clientWidth * 0.08),
        labelRenderedSizeThreshold: 3,
        allowInvalidContainer: true,
        nodeReducer: (id, look) => (hovered && hovered !== id && !graph.areNeighbors(hovered, id) ? { ...look, color: faint, label: '' } : { ...look, zIndex: hovered === id ? 1 : 0 }),
        edgeReducer: (id, look) => (hovered ? (graph.hasExtremity(id, hovered) ? { ...look, color: colour('accent') } : { ...look, hidden: true }) : { ...look, color: edge }),
        defaultDrawNodeLabel: (context, node, settings) => names.add(context, node, settings),
        defaultDrawNodeHover: () => undefined,
      });
    } catch {
      onFail();
      return;
    }
    sigma.on('beforeRender', () => names.begin());
    sigma.on('afterRender', () => names.draw());
    // The first drawing was part of its construction.
    names.draw();
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

interface Written extends Pick<Named, 'x' | 'y' | 'size'> {
  label: string;
}

const gap = 4;

/**
 * The names of one drawing, each under its dot: beside it, they would run into the next dots. The greatest are written first, inside the picture,
 * and none over another name or another dot.
 */
class Names {
  private context: CanvasRenderingContext2D | undefined;
  private settings: LabelSettings | undefined;
  private waiting: Written[] = [];

  constructor(private readonly halo: string) {}

  begin(): void {
    this.waiting = [];
  }

  add(context: CanvasRenderingContext2D, { label, x, y, size }: Named, settings: LabelSettings): void {
    this.context = context;
    this.settings = settings;
    if (label) {
      this.waiting.push({ label, x, y, size });
    }
  }

  draw(): void {
    const { context, settings } = this;
    if (!context || !settings) {
      return;
    }
    const { labelSize, labelFont, labelColor } = settings;
    context.font = `${labelSize}px ${labelFont}`;
    context.textAlign = 'center';
    context.lineJoin = 'round';
    context.lineWidth = 3;
    context.strokeStyle = this.halo;
    context.fillStyle = labelColor.color ?? '';
    const width = context.canvas.clientWidth;
    const taken: { left: number; right: number; line: number }[] = [];
    for (const { label, x, y, size } of this.waiting.sort((first, second) => second.size - first.size)) {
      const half = context.measureText(label).width / 2;
      const middle = Math.max(half + gap, Math.min(width - half - gap, x));
      const box = { left: middle - half - gap, right: middle + half + gap, line: y + size + labelSize };
      const dots = this.waiting.some((other) => other.x > box.left && other.x < box.right && other.y > box.line - labelSize && other.y < box.line);
      if (!dots && taken.every((other) => other.left > box.right || other.right < box.left || Math.abs(other.line - box.line) > labelSize + gap)) {
        taken.push(box);
        context.strokeText(label, middle, box.line);
        context.fillText(label, middle, box.line);
      }
    }
  }
}

function laidOut(network: Network, ratio: number): Graphology<NodeLook, EdgeLook> {
  const graph = new Graphology<NodeLook, EdgeLook>({ type: 'undirected' });
  const most = Math.max(1, ...network.nodes.map((node) => node.articles));
  const heaviest = Math.max(1, ...network.edges.map((edge) => edge.articles));
  network.nodes.forEach((node, index) => {
    // A spiral: the same network always lies the same way.
    const angle = index * 2.399963;
    graph.mergeNode(node.id, { x: Math.sqrt(index + 1) * Math.cos(angle), y: Math.sqrt(index + 1) * Math.sin(angle), size: 3 + 11 * Math.sqrt(node.articles / most), color: colour(node.type), label: plain(node.name) });
  });
  for (const { edge, closeness } of strongest(network)) {
    graph.mergeEdge(edge.source, edge.target, { size: 0.6 + 3.4 * (edge.articles / heaviest), color: colour('edge'), weight: closeness });
  }
  const settings = { ...forceAtlas2.inferSettings(graph), gravity: 0.6, scalingRatio: 12, edgeWeightInfluence: 1, adjustSizes: true };
  forceAtlas2.assign(graph, { iterations: 400, getEdgeWeight: 'weight', settings });
  graph.updateEachNodeAttributes((_id, look) => ({ ...look, x: look.x * ratio }));
  return graph;
}

/** The links that are drawn: of each name its closest few. All of them would be a ball of wool; the list beside says the others. */
function strongest(network: Network): { edge: Network['edges'][number]; closeness: number }[] {
  const articles = new Map(network.nodes.map((node) => [node.id, node.articles]));
  const close = network.edges
    .filter((edge) => edge.source !== edge.target && articles.has(edge.source) && articles.has(edge.target))
    .map((edge) => ({ edge, closeness: edge.articles / Math.sqrt(articles.get(edge.source)! * articles.get(edge.target)!) }))
    .sort((left, right) => right.closeness * right.edge.articles - left.closeness * left.edge.articles);
  const drawn = new Map<string, number>();
  return close.filter(({ edge: { source, target } }) => {
    const [ofSource, ofTarget] = [drawn.get(source) ?? 0, drawn.get(target) ?? 0];
    const wanted = ofSource < linksDrawn || ofTarget < linksDrawn;
    if (wanted) {
      drawn.set(source, ofSource + 1).set(target, ofTarget + 1);
    }
    return wanted;
  });
}
