import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { runLocalOrgCommand, startLocalOrg } from './local-org.ts';

/** Where the snapshot of an org with the package deployed lies; each test file starts its own org from it. */
export const SNAPSHOT = path.resolve('.local-org', 'test', 'deployed.sqlite');

/**
 * Runs once before all test files (`--test-global-setup`): deploys the package into an empty local org and keeps a
 * snapshot. A real org (HANDOVER_ORG) is expected to have the package already.
 */
export async function globalSetup(): Promise<void> {
  if (process.env['HANDOVER_ORG'] !== undefined) return;
  await mkdir(path.dirname(SNAPSHOT), { recursive: true });
  const org = await startLocalOrg();
  try {
    await runLocalOrgCommand(org, 'deploy');
    await runLocalOrgCommand(org, 'snapshot', SNAPSHOT);
  } finally {
    await org.stop();
  }
}
