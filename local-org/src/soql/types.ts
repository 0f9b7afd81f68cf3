import type { UserContext } from '../access/types.ts';
import type { Catalog } from '../metadata/types.ts';
import type { FieldValue, Schema } from '../schema/types.ts';
import type { Store } from '../store/types.ts';

export interface QueryOptions {
  readonly model: { readonly schema: Schema; readonly catalog: Catalog };
  readonly store: Store;
  /** Object and field rights, sharing, time zone and locale are this user's; a system context may do everything. */
  readonly user: UserContext;
  readonly now: Date;
  readonly soql: string;
  /** Deleted records too (queryAll, `ALL ROWS`). */
  readonly includeDeleted?: boolean;
  /** For the addresses in `attributes`; default 66.0. */
  readonly apiVersion?: string;
}

export interface RecordAttributes {
  readonly type: string;
  readonly url?: string;
}

/** The rows of a child subquery. */
export interface ChildRecords {
  readonly totalSize: number;
  readonly done: boolean;
  readonly records: readonly QueryRecord[];
}

export type QueryValue = FieldValue | QueryRecord | ChildRecords | Readonly<Record<string, FieldValue>>;

/** A row as the REST API shows it. Values are FieldValue, a parent record, the rows of a child subquery, or an address. */
export interface QueryRecord {
  readonly attributes: RecordAttributes;
  readonly [field: string]: QueryValue | RecordAttributes;
}

export interface QueryResult {
  readonly totalSize: number;
  readonly done: true;
  readonly records: readonly QueryRecord[];
}

/** A query that has been run as far as to know which rows it has; rows are read and shaped a page at a time. */
export interface QueryCursor {
  readonly totalSize: number;
  /** Rows that the pages hold: `totalSize`, but none for `SELECT COUNT()`. */
  readonly rowCount: number;
  /** Rows from `offset` (0 …), at most `size`; fewer where rows were deleted since. */
  page(offset: number, size: number): readonly QueryRecord[];
}
