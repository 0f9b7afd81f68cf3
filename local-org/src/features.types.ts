import type { DmlError } from './automation/types.ts';
import type { ModelChange, Org, OrgModel } from './org.types.ts';
import type { StandardObject } from './schema/standard/build.ts';
import type { SObjectRecord } from './schema/types.ts';

/**
 * What an org has beyond what every org has, such as being a Dev Hub or tracking its source. An org is given its features when
 * it is opened and keeps them as long as it is open.
 */
export interface OrgFeature {
  readonly name: string;
  /** Standard objects that exist only with this feature, for every API but the Tooling API. */
  readonly objects?: readonly StandardObject[];
  /** Objects of the Tooling API whose rows the org keeps in tables of its own. */
  readonly toolingObjects?: readonly ToolingObject[];
  /** Checks of the platform on records of its objects, by API name; asked before the write, for whoever writes. */
  readonly checks?: Readonly<Record<string, RecordCheck>>;
  /** Told after each commit that wrote records, with the API names of their objects and who wrote. Must not throw. */
  committed?(org: Org, written: ReadonlySet<string>, userId: string): void;
  /** Told of each deploy within its transaction; `before` is the model that it replaces. */
  deployed?(org: Org, change: ModelChange, before: OrgModel): void;
  /** Allocations that `/limits` lists beside those of every org. */
  limits?(org: Org): Readonly<Record<string, Allocation>>;
}

/** An allocation as `/limits` tells it. */
export interface Allocation {
  readonly Max: number;
  readonly Remaining: number;
}

/**
 * What is wrong with a record that is about to be written; `old` is absent for a new one. `before` holds the records of the same
 * write that come before it and have no errors: they are not in the org yet.
 */
export type RecordCheck = (
  record: SObjectRecord,
  old: SObjectRecord | undefined,
  org: Org,
  before: readonly SObjectRecord[],
) => readonly DmlError[];

/** Who writes through the Tooling API, and in what org. */
export interface ToolingCaller {
  readonly org: Org;
  readonly userId: string;
}

/** An object of the Tooling API with rows. What it cannot do (create, update, remove) is refused by name. */
export interface ToolingObject {
  readonly definition: StandardObject;
  /** Makes a row of the values that a client sends (canonical field names) and answers its id. Throws a SalesforceError. */
  create?(caller: ToolingCaller, values: SObjectRecord): string;
  /** Changes the row with this id. Throws a SalesforceError. */
  update?(caller: ToolingCaller, id: string, values: SObjectRecord): void;
  /** Removes the row with this id. Throws a SalesforceError. */
  remove?(caller: ToolingCaller, id: string): void;
  /** Asked before a query that begins at the object: may bring rows up to date, and answers the query to run instead. */
  query?(caller: ToolingCaller, soql: string): string;
  /** Fields whose value is a structure: kept as JSON, answered as what it stands for. */
  readonly structures?: ReadonlySet<string>;
}
