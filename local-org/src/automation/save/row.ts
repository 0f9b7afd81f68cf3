import type { SalesforceError } from '../../errors.ts';
import type { SObjectRecord } from '../../schema/types.ts';
import type { DmlError } from '../types.ts';

/** One record on its way through a save. */
export interface Row {
  /** Its place in the request. */
  readonly index: number;
  readonly id: string;
  readonly isNew: boolean;
  /** What the caller wants written. */
  readonly requested: SObjectRecord;
  /** All stored fields before the save; undefined on insert. */
  readonly old: SObjectRecord | undefined;
  /** All stored fields as they are to be; flows change it. */
  readonly record: SObjectRecord;
  /** Why the record cannot be saved; empty as long as it can. */
  readonly errors: DmlError[];
}

/** A request of the save procedure: what came from outside, or a roll-up's new value on its master. */
export type SaveOrigin = 'caller' | 'rollUp';

/** An error in the shape of a save result. */
export function dmlError(statusCode: string, message: string, fields: readonly string[] = []): DmlError {
  return { statusCode, message, fields };
}

/** A thrown error of the platform as a row's error. */
export function toDmlError(error: SalesforceError): DmlError {
  return dmlError(error.errorCode, error.message, error.fields);
}

/** The rows without an error so far. */
export function healthy(rows: readonly Row[]): Row[] {
  return rows.filter((row) => row.errors.length === 0);
}
