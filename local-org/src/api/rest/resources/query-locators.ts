import { SalesforceError } from '../../../errors.ts';
import type { QueryCursor } from '../../../soql/types.ts';

/** A query whose first pages were fetched. */
interface OpenCursor {
  readonly userId: string;
  readonly cursor: QueryCursor;
}

export interface Page {
  readonly totalSize: number;
  readonly done: boolean;
  readonly records: readonly unknown[];
  /** Locator of the next page: `<cursor>-<offset>`. */
  readonly next: string | undefined;
}

/** Cursors that are kept open at once; the oldest is given up first. */
const maximumCursors = 50;

/** Pages of query results. A locator serves only the user whose query made it. */
export interface QueryLocators {
  first(userId: string, cursor: QueryCursor, pageSize: number): Page;
  /** Throws INVALID_QUERY_LOCATOR for what is no locator, is another user's, or was given up. */
  next(userId: string, locator: string, pageSize: number): Page;
}

/** Locators of one server; they are gone when it stops. */
export function createQueryLocators(): QueryLocators {
  const open = new Map<string, OpenCursor>();
  let sequence = 0;

  return {
    first(userId, cursor, pageSize) {
      if (cursor.totalSize <= pageSize) return readPage(cursor, undefined, 0, pageSize);
      sequence += 1;
      const id = `01g${String(sequence).padStart(12, '0')}AAA`;
      open.set(id, { userId, cursor });
      const [oldest] = open.keys();
      if (open.size > maximumCursors && oldest !== undefined) open.delete(oldest);
      return readPage(cursor, id, 0, pageSize);
    },
    next(userId, locator, pageSize) {
      const [, id = '', offset = ''] = /^(01g\w{12}(?:\w{3})?)-(\d+)$/.exec(locator) ?? [];
      const found = open.get(id);
      if (!found || found.userId !== userId)
        throw new SalesforceError('INVALID_QUERY_LOCATOR', 'invalid query locator');
      return readPage(found.cursor, id, Number(offset), pageSize);
    },
  };
}

function readPage(cursor: QueryCursor, id: string | undefined, offset: number, size: number): Page {
  const { totalSize } = cursor;
  const end = Math.min(offset + size, totalSize);
  const done = end >= totalSize || id === undefined;
  return { totalSize, done, records: cursor.page(offset, size), next: done ? undefined : `${id}-${end}` };
}
