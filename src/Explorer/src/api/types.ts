import type { components } from './schema';

type Schemas = components['schemas'];

/** A schema of openapi.json with fields that an older function app may not send yet. */
type With<Schema, Extra> = Omit<Schema, keyof Extra> & Extra;

export interface Span {
  start: number;
  length: number;
}

export interface Snippet extends Span {
  field: string;
  text: string;
  highlights: Span[];
}

export interface Duplicates {
  count: number;
  others: { id: string; name: string; headline: string | null; source: string | null; datePublished: string | null }[];
}

export interface FacetValue {
  value: string;
  count: number;
  significance?: number | null;
}

export interface Facet {
  name: string;
  values: FacetValue[];
  distinct?: number;
}

/** One page of any list. */
export interface Page<Item> {
  items: Item[];
  continuation: string | null;
  total?: number;
  facets?: Facet[];
}

export type Article = Schemas['ArticleMetadata'];
export type ArticleSummary = With<Schemas['ArticleSummary'], { snippets?: Snippet[]; duplicates?: Duplicates | null }>;
export type Quotation = Schemas['Quotation'];
export type QuotationHit = With<Schemas['QuotationHit'], { article: ArticleSummary; index?: number; highlights?: Span[] }>;
export type Entity = Schemas['Entity'];
export type EntityType = Entity['type'];
export type KnownEntity = With<Schemas['KnownEntity'], { type: EntityType | 'source' | 'speaker' | 'keyword'; articles?: number; latitude?: number | null; longitude?: number | null }>;
export type Interval = Schemas['Timeline']['interval'];
export type IntervalCount = With<Schemas['IntervalCount'], { all?: number; share?: number }>;
export type StatusReport = Schemas['StatusReport'];

export interface Timeline {
  interval: Interval;
  items: IntervalCount[];
  continuation: string | null;
  total?: number;
}

export interface EntityProfile {
  type: EntityType;
  name: string;
  otherTypes?: string[];
  articles: number;
  firstNamed: string | null;
  lastNamed: string | null;
  spellings: { text: string; articles: number }[];
  roles: { text: string; articles: number; first: string | null; last: string | null }[];
  country: string | null;
  latitude: number | null;
  longitude: number | null;
  timeline: { interval: Interval; items: IntervalCount[] };
  quotations: { by: number; about: number };
  with: { type: EntityType; name: string; articles: number; significance?: number | null }[];
  sources?: FacetValue[];
  keywords?: FacetValue[];
  places?: { name: string; country: string | null; latitude: number | null; longitude: number | null; articles: number }[];
}

export interface Network {
  nodes: { id: string; type: EntityType; name: string; articles: number }[];
  edges: { source: string; target: string; articles: number; significance?: number | null }[];
  total?: number;
}

export interface Places {
  features: { geometry: { type: 'Point'; coordinates: [longitude: number, latitude: number] }; properties: { name: string; country: string | null; articles: number } }[];
  total?: number;
  withoutCoordinates?: number;
}

export interface PoisonMessage {
  id: string;
  queue: string;
  kind: 'parse' | 'index' | 'delete';
  articleId: string | null;
  name: string | null;
  error: string | null;
  attempts: number;
  failed: string | null;
}

export interface Uploaded {
  id: string;
  name: string;
  bytes: number;
  replaced: boolean;
}

/** An RFC 9457 problem document. */
export interface Problem {
  title: string;
  status: number;
  detail?: string | null;
  rejection?: string;
  errors?: { parameter: string; problem: string; fix: string; position?: number; length?: number }[];
}
