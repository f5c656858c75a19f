import { geoGraticule10, geoNaturalEarth1, geoPath, type GeoPermissibleObjects } from 'd3-geo';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import countries from 'world-atlas/countries-110m.json';
import { en } from '../text/en';
import { plain } from '../text/plain';
import { Icon } from './Icon';

export interface Place {
  name: string;
  country: string | null;
  longitude: number;
  latitude: number;
  articles: number;
}

interface Frame {
  x: number;
  y: number;
  width: number;
}

const atlas = countries as unknown as Topology<{ land: GeometryCollection; countries: GeometryCollection }>;
const width = 1000;
const worldHeight = 500;
const narrowest = 40;
const labelled = 25;
const fontSize = 12;

const projection = geoNaturalEarth1().fitSize([width, worldHeight], { type: 'Sphere' });
const path = geoPath(projection);
const drawn = (shape: GeoPermissibleObjects): string => path(shape) ?? '';

/** Places on a map of the world, by how many articles name them. */
export default function WorldMap({ places, onChoose }: { places: Place[]; onChoose: (place: string) => void }) {
  const svg = useRef<SVGSVGElement>(null);
  const [ratio, setRatio] = useState(2);
  const fitted = useMemo(() => around(places, ratio), [places, ratio]);
  const [frame, setFrame] = useState<Frame>(fitted);
  useLayoutEffect(() => setFrame(fitted), [fitted]);
  useEffect(() => {
    const element = svg.current!;
    const resize = new ResizeObserver(() => element.clientHeight > 0 && setRatio(element.clientWidth / element.clientHeight));
    resize.observe(element);
    return () => resize.disconnect();
  }, []);
  const backdrop = useMemo(
    () => ({
      land: drawn(feature(atlas, atlas.objects.land)),
      borders: drawn(mesh(atlas, atlas.objects.countries, (left, right) => left !== right)),
      graticule: drawn(geoGraticule10()),
    }),
    [],
  );

  const zoom = (factor: number, at = { x: frame.x + frame.width / 2, y: frame.y + frame.width / ratio / 2 }) =>
    setFrame((before) => {
      const next = Math.min(width * 1.2, Math.max(narrowest, before.width * factor));
      const scale = next / before.width;
      return { x: at.x - (at.x - before.x) * scale, y: at.y - (at.y - before.y) * scale, width: next };
    });
  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    const box = svg.current!.getBoundingClientRect();
    zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, { x: frame.x + ((event.clientX - box.left) / box.width) * frame.width, y: frame.y + ((event.clientY - box.top) / box.height) * (frame.width / ratio) });
  };
  const dragged = useRef<{ x: number; y: number; frame: Frame; far: boolean } | null>(null);
  const pixel = frame.width / (svg.current?.clientWidth || 1000);
  // On a phone the same dots would cover whole countries.
  const largest = Math.min(13, (svg.current?.clientWidth ?? 1000) / 75);
  const most = Math.max(1, ...places.map((place) => place.articles));
  const dots = places.flatMap((place) => {
    const at = projection([place.longitude, place.latitude]);
    return at ? [{ place, x: at[0], y: at[1], radius: (2.5 + largest * Math.sqrt(place.articles / most)) * pixel }] : [];
  });
  const labels = uncrowded(dots, pixel, frame);

  return (
    <div class="map">
      <svg
        ref={svg}
        viewBox={`${frame.x} ${frame.y} ${frame.width} ${frame.width / ratio}`}
        role="group"
        aria-label={en.map.label}
        onWheel={onWheel}
        onPointerDown={(event) => (dragged.current = { x: event.clientX, y: event.clientY, frame, far: false })}
        onPointerMove={(event) => {
          const from = dragged.current;
          if (from && event.buttons === 1) {
            from.far ||= Math.hypot(event.clientX - from.x, event.clientY - from.y) > 4;
            setFrame({ ...from.frame, x: from.frame.x - (event.clientX - from.x) * pixel, y: from.frame.y - (event.clientY - from.y) * pixel });
          }
        }}
      >
        <path class="map-graticule" d={backdrop.graticule} />
        <path class="map-land" d={backdrop.land} />
        <path class="map-borders" d={backdrop.borders} />
        {dots.map(({ place, x, y, radius }) => (
          <circle key={`${place.name} ${place.country}`} class="map-place" cx={x} cy={y} r={radius} onClick={() => dragged.current?.far || onChoose(place.name)}>
            <title>{`${plain(place.name)}: ${en.articles(place.articles)}`}</title>
          </circle>
        ))}
        {labels.map(({ place, x, y, radius, left }) => (
          <text key={`${place.name} ${place.country}`} class="map-label" text-anchor={left ? 'end' : 'start'} x={left ? x - radius - 3 * pixel : x + radius + 3 * pixel} y={y + 4 * pixel} font-size={fontSize * pixel}>
            {plain(place.name)}
          </text>
        ))}
      </svg>
      <div class="map-buttons">
        <button type="button" class="icon-button" aria-label={en.map.zoomIn} title={en.map.zoomIn} onClick={() => zoom(1 / 1.6)}>
          <Icon name="plus" />
        </button>
        <button type="button" class="icon-button" aria-label={en.map.zoomOut} title={en.map.zoomOut} onClick={() => zoom(1.6)}>
          <Icon name="minus" />
        </button>
        <button type="button" class="icon-button" aria-label={en.map.fit} title={en.map.fit} onClick={() => setFrame(fitted)}>
          <Icon name="maximize" />
        </button>
      </div>
    </div>
  );
}

interface Dot {
  place: Place;
  x: number;
  y: number;
  radius: number;
}

interface Label extends Dot {
  /** Whether the name stands before its dot: after it the edge of the map would cut it off. */
  left: boolean;
}

/** The places whose names fit: the greatest first, none over another's name. */
function uncrowded(dots: readonly Dot[], pixel: number, frame: Frame): Label[] {
  const boxes: { left: number; right: number; top: number; bottom: number }[] = [];
  const result: Label[] = [];
  for (const dot of dots.slice(0, 200)) {
    const { place, x, y, radius } = dot;
    const length = (6 + place.name.length * fontSize * 0.6) * pixel;
    const left = x + radius + length > frame.x + frame.width;
    const box = {
      left: x - radius - (left ? length : 0),
      right: x + radius + (left ? 0 : length),
      top: y - fontSize * pixel * 0.75,
      bottom: y + fontSize * pixel * 0.75,
    };
    if (boxes.length < labelled && boxes.every((other) => box.left > other.right || box.right < other.left || box.top > other.bottom || box.bottom < other.top)) {
      boxes.push(box);
      result.push({ ...dot, left });
    }
  }
  return result;
}

/** The part of the map that holds the places, with room around it; never so near that the coarse coast would show. */
function around(places: readonly Place[], ratio: number): Frame {
  const points = places.map((place) => projection([place.longitude, place.latitude])).filter((point) => point !== null);
  if (points.length === 0) {
    return world(ratio);
  }
  const xs = points.map((point) => point[0]);
  const ys = points.map((point) => point[1]);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const needed = Math.max(160, (right - left) * 1.25, (bottom - top) * 1.3 * ratio);
  if (needed > width * 0.8) {
    return world(ratio);
  }
  return { x: (left + right) / 2 - needed / 2, y: (top + bottom) / 2 - needed / ratio / 2, width: needed };
}

/** The whole world, with the lands where news happens in the middle: most of Antarctica is cut off before anything else is. */
function world(ratio: number): Frame {
  const [north, south] = [projection([0, 84])![1], projection([0, -58])![1]];
  return { x: 0, y: (north + south - width / ratio) / 2, width };
}
