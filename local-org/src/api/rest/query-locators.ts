import { SalesforceError } from '../../errors.ts';

/** Rows of a query whose first pages were fetched. */
interface Cursor {
  readonly userId: string;
  readonly totalSize: number;
  readonly records: readonly unknown[];
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

/** Pages of query results, kept as they were when the query ran. A locator serves the user who made it only. */
export interface QueryLocators {
  first(userId: string, result: { totalSize: number; records: readonly unknown[] }, pageSize: number): Page;
  /** Throws INVALID_QUERY_LOCATOR for what is no locator, is another user's, or was given up. */
  next(userId: string, locator: string, pageSize: number): Page;
}

export function createQueryLocators(): QueryLocators {
  const cursors = new Map<string, Cursor>();
  let sequence = 0;

  const page = (cursor: Cursor, id: string | undefined, offset: number, size: number): Page => {
    const records = cursor.records.slice(offset, offset + size);
    const end = offset + records.length;
    const done = end >= cursor.records.length;
    return { totalSize: cursor.totalSize, done, records, next: done || id === undefined ? undefined : `${id}-${end}` };
  };

  return {
    first(userId, result, pageSize) {
      const cursor: Cursor = { userId, totalSize: result.totalSize, records: result.records };
      if (cursor.records.length <= pageSize) return page(cursor, undefined, 0, pageSize);
      sequence += 1;
      const id = `01g${String(sequence).padStart(12, '0')}AAA`;
      cursors.set(id, cursor);
      const [oldest] = cursors.keys();
      if (cursors.size > maximumCursors && oldest !== undefined) cursors.delete(oldest);
      return page(cursor, id, 0, pageSize);
    },
    next(userId, locator, pageSize) {
      const match = /^(01g\w{12}(?:\w{3})?)-(\d+)$/.exec(locator);
      const cursor = match?.[1] === undefined ? undefined : cursors.get(match[1]);
      if (!match || !cursor || cursor.userId !== userId) {
        throw new SalesforceError('INVALID_QUERY_LOCATOR', 'invalid query locator');
      }
      return page(cursor, match[1], Number(match[2]), pageSize);
    },
  };
}
