import type { FieldValue, ObjectSchema, Schema, SObjectRecord } from '../schema/types.ts';

/**
 * Tables of one org on SQLite: one table an object, one column a stored field, plus a table of deployed components and
 * one of settings. Knows nothing of rules, rights or flows. Synchronous: nothing awaits between BEGIN and COMMIT.
 */
export interface Store {
  /** BEGIN IMMEDIATE … COMMIT; a throw rolls back and is thrown on. Not re-entrant: nested work uses savepoint. */
  transaction<T>(work: () => T): T;
  /** Work whose writes are undone when it throws (the throw goes on). Inside a transaction only; nestable. */
  savepoint<T>(work: () => T): T;
  /** Creates what the schema has and the tables lack: tables, columns, indexes (lookups, unique, external ids). Never drops data. */
  migrate(schema: Schema): void;
  /** The key prefix of every object that was ever migrated, so that a later schema gives none away twice. */
  keyPrefixes(): Map<string, string>;
  /** A new 18-character id of the object. */
  newId(object: ObjectSchema): string;
  /** Next number of an auto-number field (from 1), unaffected by roll-back as on the platform. */
  nextAutoNumber(object: ObjectSchema, field: string): number;
  /**
   * Writes whole new records (all stored fields; absent ones are null). A unique violation throws a SalesforceError
   * DUPLICATE_VALUE: "duplicate value found: F__c duplicates value on record with id: a00…", fields [F__c].
   */
  insert(object: ObjectSchema, record: SObjectRecord): void;
  /** Writes the given fields of an existing record. The same unique errors. */
  update(object: ObjectSchema, id: string, changes: SObjectRecord): void;
  /** To the recycle bin (IsDeleted = true), or back out of it. */
  setDeleted(object: ObjectSchema, ids: readonly string[], deleted: boolean): void;
  /** Stored fields of the records that exist and are not deleted, by id. */
  load(
    object: ObjectSchema,
    ids: readonly string[],
    options?: { includeDeleted?: boolean },
  ): Map<string, SObjectRecord>;
  /** Of the ids those that stand for a record, with whether it is deleted: cheaper than loading the records. */
  existing(object: ObjectSchema, ids: readonly string[]): Map<string, { readonly isDeleted: boolean }>;
  /** Live records whose field has one of the values (indexed: lookups, external ids), in id order. */
  findBy(object: ObjectSchema, field: string, values: readonly FieldValue[]): SObjectRecord[];
  /** Records that meet a SQL condition on the columns of their table; order and limit may follow it. */
  select(object: ObjectSchema, condition: string, parameters: readonly (string | number | null)[]): SObjectRecord[];
  /** Any SQL, for soql. Values as SQLite keeps them (booleans 0/1). */
  all(sql: string, parameters?: readonly (string | number | null)[]): Record<string, string | number | null>[];
  /** A statement that answers nothing, on tables that an API keeps for itself. */
  run(sql: string, parameters?: readonly (string | number | null)[]): void;
  /** Registers a function for SQL. */
  defineFunction(
    name: string,
    deterministic: boolean,
    call: (...values: (string | number | null)[]) => string | number | null,
  ): void;
  /** Key-value settings of the org (serialised JSON). */
  setting(key: string): string | undefined;
  setSetting(key: string, value: string | undefined): void;
  /** Deployed components as JSON, by type and full name. */
  components(): { type: string; fullName: string; json: string }[];
  saveComponents(components: readonly { type: string; fullName: string; json: string }[]): void;
  removeComponents(components: readonly { type: string; fullName: string }[]): void;
  /** A copy of the whole database into a file (snapshot for `serve --from`). */
  backup(file: string): Promise<void>;
  close(): void;
}
