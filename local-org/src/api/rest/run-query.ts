import { shareCondition } from '../../access/sharing.ts';
import { openQuery } from '../../soql/index.ts';
import type { QueryCursor } from '../../soql/index.ts';
import type { RestRequest } from './types.ts';

/**
 * A query as the caller of a request: object rights, field rights and sharing are the caller's.
 *
 * Throws MALFORMED_QUERY, INVALID_TYPE, INVALID_FIELD … in the platform's words.
 */
export function runQuery(request: RestRequest, soql: string, includeDeleted = false): QueryCursor {
  const { org, session, version } = request;
  const { model, store } = org;
  return openQuery({
    model,
    store,
    user: session.user,
    shareCondition: (object, alias) => shareCondition(model.schema, session.user, object, alias),
    now: org.now(),
    soql,
    includeDeleted,
    apiVersion: version,
  });
}
