import { aggregateRows, countRows, isAggregate, isPlainCount } from './compile/aggregate/query.ts';
import { queriedObject } from './compile/clauses.ts';
import { createContext } from './compile/context.ts';
import { parseSoql } from './syntax/parse.ts';
import { compileRows } from './compile/rows.ts';
import type { QueryCursor, QueryOptions, QueryRecord, QueryResult } from './types.ts';

export type {
  ChildRecords,
  QueryCursor,
  QueryOptions,
  QueryRecord,
  QueryResult,
  QueryValue,
  RecordAttributes,
} from './types.ts';

/**
 * Runs a query as far as to know its rows, and reads and shapes them a page at a time: a million rows cost their ids only.
 *
 * @throws SalesforceError MALFORMED_QUERY, INVALID_TYPE, INVALID_FIELD … in Salesforce's words
 */
export function openQuery(options: QueryOptions): QueryCursor {
  const { query, allRows } = parseSoql(options.soql);
  const context = createContext(allRows ? { ...options, includeDeleted: true } : options);
  const object = queriedObject(context, query.sObject ?? '');
  if (isPlainCount(query)) return { totalSize: countRows(context, object, query), rowCount: 0, page: () => [] };
  if (isAggregate(query)) return cursorOf(aggregateRows(context, object, query));
  const rows = compileRows(context, object, query);
  const ids = rows.ids();
  return {
    totalSize: ids.length,
    rowCount: ids.length,
    page: (offset, size) => rows.read(ids.slice(offset, offset + size)),
  };
}

/** Runs a query and answers all of its rows. */
export function query(options: QueryOptions): QueryResult {
  const cursor = openQuery(options);
  return { totalSize: cursor.totalSize, done: true, records: cursor.page(0, cursor.rowCount) };
}

function cursorOf(records: readonly QueryRecord[]): QueryCursor {
  return {
    totalSize: records.length,
    rowCount: records.length,
    page: (offset, size) => records.slice(offset, offset + size),
  };
}
