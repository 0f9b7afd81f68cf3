import type { SourceRow } from '../sources/types.ts';
import type { ProblemCode } from '../problem.ts';

/** A value as the API takes it. */
export type FieldValue = string | number | boolean | null;

/** A lookup's target, e.g. `Account.Name`. */
export interface LookupTarget {
  readonly name: string;
  readonly object: string;
  readonly by: string;
}

export type Resolution = { readonly id: string } | { readonly unresolved: 'unknown' | 'ambiguous' };

/** Where ids come from: while validating a placeholder, while loading the org and the journal. */
export interface Resolver {
  lookup(target: LookupTarget, text: string): Resolution;
  reference(load: string, rowId: string): Resolution;
}

/** What is wrong with one field of one row. */
export interface RowIssue {
  readonly code: ProblemCode;
  readonly field: string;
  readonly column: string | undefined;
  readonly message: string;
}

/** A row as it will be written. */
export interface Transformed {
  readonly rowId: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Fields for the second pass. */
  readonly late: Readonly<Record<string, FieldValue>>;
  readonly issues: readonly RowIssue[];
}

/** Computes one field of a row; pushes what is wrong and answers undefined then, or when the field is to be left alone. */
export type FieldRule = (
  row: SourceRow,
  resolver: Resolver,
  issues: RowIssue[],
  done: Readonly<Record<string, FieldValue>>,
) => FieldValue | undefined;
