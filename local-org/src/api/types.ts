import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { UserContext } from '../access/types.ts';
import type { Org } from '../org.types.ts';
import type { Faults } from './faults/faults.ts';
import type { ApiUsage } from './usage.ts';
import type { Sessions } from './auth/sessions.ts';

/** `api`: a token that a client sends; needs `ApiEnabled`. `browser`: a cookie of the pages of the local org. */
export type SessionKind = 'api' | 'browser';

/** Who is calling: the user's rights are those of this moment. */
export interface Session {
  readonly token: string;
  readonly userId: string;
  readonly kind: SessionKind;
  readonly user: UserContext;
}

/** What every part of the API is given. `org` is always the present one, also after a reset. */
export interface ApiContext {
  readonly org: Org;
  readonly sessions: Sessions;
  /**
   * The session of a request: `Authorization: Bearer` or `OAuth`, or the browser's cookie.
   * Throws INVALID_SESSION_ID (401), or API_DISABLED_FOR_ORG (403) for a user without the right to use APIs.
   */
  authenticate(request: FastifyRequest): Session;
  /** What is made to go wrong, for tests of clients. */
  readonly faults: Faults;
  readonly usage: ApiUsage;
  /** Calls back before a reset closes the present org, and before the server closes: work that goes on must stop. */
  beforeClose(stop: () => Promise<void>): void;
  /** Scheme, host and port as the caller addressed the server, without a slash at the end. */
  baseUrl(request: FastifyRequest): string;
}

/** A further part of the API: registers its own routes. */
export type ApiPlugin = (app: FastifyInstance, context: ApiContext) => void | Promise<void>;

export interface ServerOptions {
  /** Further parts, registered after those of the API itself (pages, UI API …). */
  readonly plugins?: readonly ApiPlugin[];
  /** Faults to inject (see `parseFaults`). */
  readonly faults?: string;
  /** Empties the org and answers the new one; absent: `POST /local-org/reset` is refused. */
  readonly reset?: () => Promise<Org>;
  /** Told after a reset, with the new org. */
  readonly onReset?: (org: Org) => void;
}
