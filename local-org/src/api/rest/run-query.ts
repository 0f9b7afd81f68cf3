import { openQuery } from '../../soql/index.ts';
import type { QueryCursor } from '../../soql/index.ts';
import type { Caller } from './types.ts';

/**
 * A query as the caller: object rights, field rights and sharing are the caller's.
 *
 * Throws MALFORMED_QUERY, INVALID_TYPE, INVALID_FIELD … in the platform's words.
 */
export function runQuery(caller: Caller, soql: string, includeDeleted = false): QueryCursor {
  const { org, user, version } = caller;
  const { model, store } = org;
  return openQuery({
    model,
    store,
    user,
    now: org.now(),
    soql,
    includeDeleted,
    apiVersion: version,
  });
}
