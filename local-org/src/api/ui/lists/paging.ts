import { SalesforceError } from '../../../errors.ts';
import type { RecordRepresentation } from '../types.ts';

export interface Page {
  readonly offset: number;
  readonly size: number;
}

const DEFAULT_SIZE = 50;
const MAXIMUM_SIZE = 1999;

/** `pageSize` and `pageToken` of a request; the token is the number of records before the page. */
export function pageOf(query: URLSearchParams): Page {
  const size = Number(query.get('pageSize') ?? DEFAULT_SIZE);
  if (!Number.isInteger(size) || size < 1 || size > MAXIMUM_SIZE) {
    throw new SalesforceError('ILLEGAL_QUERY_PARAMETER_VALUE', `pageSize is a number from 1 to ${MAXIMUM_SIZE}.`);
  }
  const offset = Number(query.get('pageToken') ?? 0);
  if (!Number.isInteger(offset) || offset < 0)
    throw new SalesforceError('ILLEGAL_QUERY_PARAMETER_VALUE', 'Invalid pageToken.');
  return { offset, size };
}

/** A page of records with the tokens around it. `count` is the number of records on the page. */
export function pageBody(
  { offset, size }: Page,
  records: readonly RecordRepresentation[],
  total: number,
): Record<string, unknown> {
  return {
    count: records.length,
    currentPageToken: String(offset),
    nextPageToken: offset + size < total ? String(offset + size) : null,
    previousPageToken: offset > 0 ? String(Math.max(0, offset - size)) : null,
    pageSize: size,
    records,
  };
}
