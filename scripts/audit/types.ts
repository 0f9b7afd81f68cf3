import type { Section } from '../package/sections.ts';

/** Rows that were read, or the reason why they could not be: never silently nothing. */
export type Reading<Row> =
  { readonly readable: true; readonly rows: readonly Row[] } | { readonly readable: false; readonly reason: string };

/** A field as the org describes it. */
export interface FieldDescription {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly custom: boolean;
  readonly calculated: boolean;
}

export interface WonDeal {
  readonly id: string;
  readonly name: string;
  readonly accountId: string | null;
  /** `YYYY-MM-DD`. */
  readonly closeDate: string;
  readonly createdDate: string;
  readonly lastModifiedDate: string;
}

/** A text that somebody wrote beside the deal; what it says is searched and never shown. */
export interface DealText {
  readonly dealId: string;
  /** Where it stands, e.g. `Task (Email)` or `Description (Opportunity.Description)`. */
  readonly source: string;
  readonly text: string;
  /** When it happened, `YYYY-MM-DD`; absent for text fields. */
  readonly day?: string;
}

/** That a deal has something in a field or a related record that belongs to a section. */
export interface Evidence {
  readonly dealId: string;
  readonly section: Section;
  readonly source: string;
  readonly kind: 'field' | 'text';
}

export interface SourceCount {
  readonly source: string;
  readonly kind: Evidence['kind'];
  readonly deals: number;
}

export interface SectionReport {
  readonly section: Section;
  /** Deals with the section in a field or a related record, only in words somewhere, and nowhere: they add up to all. */
  readonly inFields: number;
  readonly inTextOnly: number;
  readonly nowhere: number;
  readonly sources: readonly SourceCount[];
  readonly shouldLive: string;
}

export interface MappedField {
  readonly object: string;
  readonly field: string;
  readonly label: string;
  readonly type: string;
  readonly section: Section;
  readonly by: 'mapping' | 'name';
  readonly filled: number;
}

export interface AfterClose {
  readonly history: { readonly readable: true } | { readonly readable: false; readonly reason: string };
  /** Fields that were edited after the close, the most frequent first; empty without history. */
  readonly edits: readonly { readonly field: string; readonly edits: number; readonly deals: number }[];
  readonly editedDeals: number;
  /** Deals whose last modification is later than the close, whatever was modified. */
  readonly modifiedDeals: number;
  /** Deals created after their close date: loaded later, so their dates say nothing about people. */
  readonly loadedDeals: number;
}

export interface FirstActivity {
  readonly medianDays: number | null;
  readonly buckets: readonly { readonly label: string; readonly deals: number }[];
  readonly without: number;
}

/** Where a section of one deal stands; `text` when nothing but words speak of it. */
export interface FoundSection {
  readonly kind: Evidence['kind'];
  readonly sources: readonly string[];
}

export interface DealReport {
  readonly id: string;
  readonly name: string;
  readonly closeDate: string;
  readonly found: Readonly<Partial<Record<Section, FoundSection>>>;
  readonly missing: readonly Section[];
}

export interface AuditReport {
  readonly org: string;
  readonly asOf: string;
  readonly asked: number;
  readonly deals: readonly DealReport[];
  readonly sections: readonly SectionReport[];
  readonly fields: readonly MappedField[];
  readonly afterClose: AfterClose;
  readonly firstActivity: FirstActivity;
  readonly attachments: { readonly files: number; readonly deals: number };
  /** How many texts were read, by source. */
  readonly texts: readonly { readonly source: string; readonly texts: number; readonly deals: number }[];
  readonly unread: readonly { readonly what: string; readonly reason: string }[];
  readonly calls: number;
}
