import type { Connection } from 'jsforce';
import { literals } from '../../connection/records.ts';
import { OrgError } from '../../connection/retry.ts';
import type { FieldDescription, Reading } from '../types.ts';

/** Reads an org and keeps the books: how many calls were made, and what could not be read. */
export interface OrgReader {
  query<Row extends object>(what: string, soql: string): Promise<Reading<Row>>;
  /** One query for each 200 ids: `soql` gets the list to put behind IN, brackets included. */
  queryByIds<Row extends object>(
    what: string,
    ids: readonly string[],
    soql: (list: string) => string,
  ): Promise<Reading<Row>>;
  /**
   * As queryByIds, of tasks or events: Salesforce archives those of more than a year ago, and only queryAll answers them
   * (Object Reference, "Archived Activities"). It answers deleted ones too, so the condition leaves these out.
   */
  queryActivities<Row extends object>(
    object: 'Task' | 'Event',
    ids: readonly string[],
    fields: readonly string[],
  ): Promise<Reading<Row>>;
  describe(object: string): Promise<Reading<FieldDescription>>;
  readonly calls: () => number;
  readonly unread: () => readonly { readonly what: string; readonly reason: string }[];
}

/** 200 ids of 18 characters stay far below the 16,384 characters that a URL may have. */
const IDS_A_QUERY = 200;

/**
 * A reader whose answers hold the org's refusals as their reason; a broken connection or an expired session is thrown. Each
 * page of a long answer counts as a call.
 */
export function orgReader(connection: Connection): OrgReader {
  let calls = 0;
  const unread = new Map<string, string>();
  const attempt = async <Row>(what: string, work: () => Promise<readonly Row[]>): Promise<Reading<Row>> => {
    try {
      return { readable: true, rows: await work() };
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === undefined) throw error;
      unread.set(what, reason);
      return { readable: false, reason };
    }
  };
  const all = async <Row extends object>(soql: string, scanAll = false): Promise<Row[]> => {
    calls += 1;
    let page = await connection.query<Row>(soql, { scanAll });
    const rows = [...page.records];
    while (!page.done && page.nextRecordsUrl !== undefined) {
      calls += 1;
      page = await connection.queryMore<Row>(page.nextRecordsUrl);
      rows.push(...page.records);
    }
    return rows;
  };
  const byIds = <Row extends object>(
    what: string,
    ids: readonly string[],
    soql: (list: string) => string,
    scanAll = false,
  ): Promise<Reading<Row>> =>
    attempt(what, async () => {
      const rows: Row[] = [];
      for (let start = 0; start < ids.length; start += IDS_A_QUERY)
        rows.push(...(await all<Row>(soql(literals(ids.slice(start, start + IDS_A_QUERY))), scanAll)));
      return rows;
    });
  return {
    query: (what, soql) => attempt(what, () => all(soql)),
    queryByIds: (what, ids, soql) => byIds(what, ids, soql),
    queryActivities: (object, ids, fields) =>
      byIds(
        object,
        ids,
        (list) => `SELECT ${fields.join(', ')} FROM ${object} WHERE IsDeleted = false AND WhatId IN ${list}`,
        true,
      ),
    describe: (object) =>
      attempt(object, async () => {
        calls += 1;
        const { fields } = await connection.sobject(object).describe();
        return fields.map(({ name, label, type, custom, calculated }) => ({ name, label, type, custom, calculated }));
      }),
    calls: () => calls,
    unread: () => [...unread].map(([what, reason]) => ({ what, reason })),
  };
}

/** The org's refusals in words; undefined for what is no refusal (a network that is down, an expired session). */
function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  // A query that stays too slow is refused for good, after the attempts that the connection has made.
  const { cause } = error;
  if (cause instanceof OrgError && cause.code === 'QUERY_TIMEOUT') return `the org refuses the query: ${cause.message}`;
  const code = 'errorCode' in error ? String(error.errorCode) : error.name;
  if (code === 'INVALID_TYPE' || code === 'NOT_FOUND') return 'this org does not have it, or you have no access to it';
  if (code === 'INVALID_FIELD') return `a field is not there or not visible to you: ${firstLine(error.message)}`;
  if (code.startsWith('INSUFFICIENT_ACCESS')) return 'you have no access to it';
  if (['MALFORMED_QUERY', 'INVALID_QUERY_FILTER_OPERATOR', 'NOT_SUPPORTED', 'OPERATION_TOO_LARGE'].includes(code))
    return `the org refuses the query: ${firstLine(error.message)}`;
  return undefined;
}

const firstLine = (text: string): string => text.trim().split('\n').at(-1)?.trim() ?? '';
