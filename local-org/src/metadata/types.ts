import type { FindingRule, RuleName } from './rules.ts';

/**
 * A deployed component: what the Metadata API calls by `type` and `fullName`. Children of an object file (fields, rules,
 * list views …) are components of their own, as Salesforce reports them.
 */
export interface Component {
  /** Metadata type, e.g. `CustomField`, `Flow`, `PermissionSet`, `LightningComponentBundle`. */
  readonly type: string;
  /** e.g. `Invoice__c.Amount__c`; the full name as the Metadata API spells it. */
  readonly fullName: string;
  /** Path inside the deployed package, e.g. `objects/Invoice__c.object`. */
  readonly fileName: string;
  /** The parsed definition: text values as strings, repeatable elements always arrays (the Metadata API types decide). */
  readonly definition: MetadataElement;
  /** For bundles and other content files: path relative to the component's folder → text content. */
  readonly files?: Readonly<Record<string, string>>;
  /** Line and column (from 1) of the component in its file, and of elements below it by path such as `formula` or `fields.2.type`. */
  readonly positions?: Readonly<Record<string, readonly [line: number, column: number]>>;
}

/** A parsed XML element. Booleans and numbers are converted as the Metadata API type says; absent elements are undefined. */
export interface MetadataElement {
  readonly [name: string]: MetadataValue | undefined;
}
export type MetadataValue = string | number | boolean | MetadataElement | readonly MetadataValue[];

/** A problem of one component; `line`/`column` from 1 where known. */
export interface ComponentProblem {
  readonly type: string;
  readonly fullName: string;
  readonly fileName: string;
  readonly severity: 'Error' | 'Warning';
  readonly problem: string;
  /** Name of the check that found it, for `check` (kebab-case), with a remedy where one is known. */
  readonly rule: FindingRule;
  readonly remedy?: string;
  readonly line?: number;
  readonly column?: number;
}

/** Collects problems while components are compiled, so that all are reported together. */
export type ReportProblem = (
  component: Component,
  problem: string,
  options: {
    rule: RuleName;
    remedy?: string;
    at?: string;
    severity?: 'Error' | 'Warning';
    /** A file of a bundle, relative to its folder, and the line in it. */
    file?: string;
    line?: number;
  },
) => void;

/** Every component of the org, by type and full name (case-insensitive look-up). Immutable; a deploy makes a new one. */
export interface Catalog {
  all(type: string): readonly Component[];
  get(type: string, fullName: string): Component | undefined;
  types(): readonly string[];
}
