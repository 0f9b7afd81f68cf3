import type { FieldSchema, ObjectSchema, SObjectRecord } from '../schema/types.ts';

export type ObjectRight = 'read' | 'create' | 'edit' | 'delete' | 'viewAll' | 'modifyAll';

/**
 * The running user and what the user may do: the union of profile and assigned permission sets (and groups).
 * Computed once a request. Sharing is asked a record at a time or as a SQL condition.
 */
export interface UserContext {
  readonly userId: string;
  readonly user: SObjectRecord;
  readonly profileName: string;
  readonly timeZone: string;
  readonly locale: string;
  /** Queues and public groups the user belongs to: their records are the user's as far as sharing goes. */
  readonly groupIds?: readonly string[];
  /** System permissions by API name, e.g. `ModifyAllData`, `ViewSetup`. */
  hasSystemPermission(name: string): boolean;
  /** Custom permissions (`$Permission`, `@salesforce/customPermission`), case-insensitive. */
  hasCustomPermission(name: string): boolean;
  mayObject(object: ObjectSchema, right: ObjectRight): boolean;
  /** False hides the field from every API as if it did not exist. */
  mayReadField(object: ObjectSchema, field: FieldSchema): boolean;
  mayEditField(object: ObjectSchema, field: FieldSchema): boolean;
}

/** What a user may do with one record by sharing alone (object rights come on top). Each includes the ones before. */
export type RecordAccess = 'none' | 'read' | 'edit' | 'full';
