import type { components } from './schema';

type Schemas = components['schemas'];

/** A schema of openapi.json of which this page asks for a part only. */
type With<Schema, Extra> = Omit<Schema, keyof Extra> & Extra;

export type Span = Schemas['TextSpan'];
export type Snippet = Schemas['Snippet'];
export type Facet = Schemas['FacetCounts'];
export type FacetValue = Schemas['FacetCount'];

/** One page of any list. */
export interface Page<Item> {
  items: Item[];
  continuation: string | null;
  total?: number;
  facets?: Facet[] | null;
}

export type Article = Schemas['ArticleMetadata'];
export type ArticleSummary = Schemas['ArticleSummary'];
export type Quotation = Schemas['Quotation'];
export type QuotationHit = Schemas['QuotationHit'];
export type Entity = Schemas['Entity'];
export type EntityType = Entity['type'];
export type KnownEntity = Schemas['KnownEntity'];
export type Interval = Schemas['Timeline']['interval'];
export type IntervalCount = Schemas['IntervalCount'];
export type Timeline = Schemas['Timeline'];
export type StatusReport = Schemas['StatusReport'];
export type EntityProfile = With<Schemas['EntityProfile'], { with: With<Schemas['Companion'], { type: EntityType }>[] }>;
export type Network = With<Schemas['Network'], { nodes: With<Schemas['NetworkNode'], { type: EntityType }>[] }>;
export type Places = Schemas['PlaceMap'];
export type PoisonMessage = Schemas['PoisonMessage'];
export type Uploaded = Schemas['StoredUpload'];

/** An RFC 9457 problem document, or what the page itself says in its form. */
export interface Problem {
  title: string;
  status: number;
  detail?: string | null;
  rejection?: string;
  /** After how many seconds it may go better, where the API says so. */
  retryAfter?: number | undefined;
  errors?: { parameter: string; problem: string; fix: string; position?: number; length?: number }[];
}
