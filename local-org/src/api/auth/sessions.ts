import { createHash, randomBytes } from 'node:crypto';
import type { Org } from '../../org.types.ts';
import type { Session, SessionKind } from '../types.ts';

/** The sessions of an org. They are kept in its store, as hashes of their tokens, and so survive a restart. */
export interface Sessions {
  /** A new session of a user, whose token looks as Salesforce's do: `00D…!…`. */
  create(userId: string, kind: SessionKind): string;
  /** undefined for an unknown token, and for one whose user is not active any more. */
  find(token: string): Session | undefined;
  /** Ends a session; false when there was none. */
  revoke(token: string): boolean;
}

interface StoredSession {
  readonly userId: string;
  readonly kind: SessionKind;
}

/** @param org - Asked anew at each call: a reset replaces the org. */
export function createSessions(org: () => Org): Sessions {
  return {
    create(userId, kind) {
      // The `sf` CLI accepts letters, digits, underscores and full stops behind the exclamation mark.
      const secret = randomBytes(48).toString('base64url').replaceAll('-', '.');
      const token = `${org().orgId.slice(0, 15)}!${secret}`;
      org().store.setSetting(settingKey(token), JSON.stringify({ userId, kind } satisfies StoredSession));
      return token;
    },
    find(token) {
      const stored = org().store.setting(settingKey(token));
      if (stored === undefined) return undefined;
      const { userId, kind } = JSON.parse(stored) as StoredSession;
      const user = org().userContext(userId);
      return user && { token, userId, kind, user };
    },
    revoke(token) {
      const known = org().store.setting(settingKey(token)) !== undefined;
      if (known) org().store.setSetting(settingKey(token), undefined);
      return known;
    },
  };
}

function settingKey(token: string): string {
  return `session:${createHash('sha256').update(token).digest('hex')}`;
}
