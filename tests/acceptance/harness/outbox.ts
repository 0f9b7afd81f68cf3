import type { TestOrg } from './org.ts';

/** A notice that the org sent, or would have sent. */
export interface Notice {
  readonly kind: 'email' | 'notification' | 'flowError';
  /** Ids of users, or of a queue. */
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly targetId?: string;
}

/**
 * The notices about a record, oldest first, once everything that waits is done. Only a local org keeps them; a real one
 * delivers them, and a test asks `keepsNotices` first.
 */
export async function noticesAbout(org: TestOrg, recordId: string): Promise<readonly Notice[]> {
  const { instanceUrl, accessToken } = org.admin;
  const response = await fetch(`${instanceUrl}/local-org/outbox`, {
    headers: { Authorization: `Bearer ${accessToken}` },
  });
  if (!response.ok) throw new Error(`The outbox answered ${response.status}: ${await response.text()}`);
  return ((await response.json()) as Notice[]).filter((notice) => notice.targetId === recordId);
}

/** Whether the org under test keeps what it sends. */
export const keepsNotices = process.env['HANDOVER_ORG'] === undefined;
