import type { FieldValue } from '../transform/row.ts';

export type RecordFields = Readonly<Record<string, FieldValue>>;

/** A row on its way to the org. */
export interface Outgoing {
  readonly rowId: string;
  readonly number: number;
  readonly line: number;
  readonly fields: RecordFields;
  /** Tells whether the row changed since it was last saved. */
  readonly hash: string;
  /** The record that an earlier run wrote for the row. */
  readonly knownId: string | undefined;
}

export interface Refusal {
  readonly code: string;
  readonly field: string;
  readonly message: string;
}

/** What became of one row. */
export type SaveOutcome = { readonly id: string } | { readonly refused: readonly Refusal[] };
