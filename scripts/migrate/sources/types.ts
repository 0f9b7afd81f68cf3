/** One row of a source. */
export interface SourceRow {
  /** Row of data, beginning with 1. */
  readonly number: number;
  /** Line of the file on which it begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows as they come from disk, many at once: a step of its own for each row would cost more than the row. */
export type RowBatches = AsyncIterable<readonly SourceRow[]>;

/** A source that has been opened: its columns, and its rows to be read once. */
export interface SourceRows {
  /** How problems and reports call it. */
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: RowBatches;
}
