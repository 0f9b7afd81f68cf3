/** A fact of the org, or why it could not be read: an unknown is never taken for "none". */
export type Known<Value> =
  { readonly known: true; readonly value: Value } | { readonly known: false; readonly reason: string };

/**
 * What a check found: `blocks` stops the deploy or the product, `attention` wants a decision, `fine` was checked and is in
 * order, `unchecked` could not be checked and says why.
 */
export type Level = 'blocks' | 'attention' | 'fine' | 'unchecked';

export interface Finding {
  /** The check by its name, such as `collisions`. */
  readonly check: string;
  readonly level: Level;
  readonly message: string;
  /** What to do about it. */
  readonly remedy?: string;
  /** The components, fields, rules or stages the message speaks of. */
  readonly names?: readonly string[];
  /** An unchecked fact that could have been one that blocks: the answer is then no all-clear. */
  readonly couldBlock?: boolean;
}

export interface OrgField {
  readonly name: string;
  readonly type: string;
  readonly referenceTo?: string;
  readonly formula?: string;
  readonly required: boolean;
  readonly hasDefault: boolean;
}

export interface OrgRule {
  readonly name: string;
  readonly active: boolean;
  readonly formula: string;
}

export interface OrgObject {
  readonly fields: readonly OrgField[];
  readonly rules: readonly OrgRule[];
}

export interface Organization {
  readonly name: string;
  /** Edition, such as `Enterprise Edition`. */
  readonly edition: string;
  readonly kind: 'production' | 'sandbox' | 'scratch' | 'developer' | 'trial';
  readonly language: string;
}

export interface Stage {
  readonly name: string;
  readonly isWon: boolean;
}

export interface OrgFlow {
  readonly name: string;
  readonly isActive: boolean;
  readonly triggerType: string | null;
  readonly objectLabel: string | null;
}

export interface OrgPolicy {
  readonly gateMode: string | null;
  /** API names of won stages with `;` between; null: the stage's own flag decides. */
  readonly wonStages: string | null;
}

export interface Allowance {
  readonly max: number;
  readonly remaining: number;
}

/** Everything the checks judge, each fact known or not. */
export interface OrgFacts {
  readonly organization: Known<Organization>;
  /** Metadata types that the org takes. */
  readonly metadataTypes: Known<ReadonlySet<string>>;
  /** Full names of the org's components by metadata type, for the types of the package. */
  readonly listed: ReadonlyMap<string, Known<readonly string[]>>;
  /** The package's own objects as the org has them; those it lacks are missing in the map. */
  readonly objects: Known<ReadonlyMap<string, OrgObject>>;
  readonly opportunity: Known<OrgObject>;
  /** Formulas of workflow rules and field updates on Opportunity. */
  readonly workflowFormulas: Known<readonly string[]>;
  /** Limits of Opportunity by the Tooling API's names, such as `ActiveValidationRules`. */
  readonly entityLimits: Known<ReadonlyMap<string, Allowance>>;
  readonly stages: Known<readonly Stage[]>;
  /** Null where the org has no policy record. */
  readonly policy: Known<OrgPolicy | null>;
  readonly flows: Known<readonly OrgFlow[]>;
  readonly opportunityTraits: Known<{
    readonly label: string;
    readonly multiCurrency: boolean;
    readonly recordTypes: number;
  }>;
  readonly personAccounts: Known<boolean>;
  readonly limits: Known<ReadonlyMap<string, Allowance>>;
  /** Active users by language. */
  readonly languages: Known<ReadonlyMap<string, number>>;
  /** Dashboards that run as the viewer. */
  readonly viewerDashboards: Known<number>;
  readonly openDeals: Known<number>;
  /** Open deals in which a field that the org requires is blank, by field. */
  readonly openDealsWithout: ReadonlyMap<string, Known<number>>;
}
