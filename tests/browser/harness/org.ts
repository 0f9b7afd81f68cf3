import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Connection } from 'jsforce';
import { runLocalOrgCommand, startLocalOrg } from '../../acceptance/harness/local-org.ts';
import type { LocalOrg } from '../../acceptance/harness/local-org.ts';
import { SNAPSHOT } from '../../acceptance/harness/setup.ts';

/** An org with the package and the seeded company: made by the first file that needs it. */
const SEEDED = path.resolve('.local-org', 'test', 'seeded.sqlite');

export interface SeededOrg {
  readonly url: string;
  readonly admin: Connection;
  /** The page of a deal of the seed, by the beginning of its name. */
  dealPage(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** A local org in memory with the package (from the snapshot of the global setup) and the company that `handover seed` creates. */
export async function startSeededOrg(): Promise<SeededOrg> {
  const org = (await isFresh()) ? await startLocalOrg({ from: SEEDED }) : await seedOrg();
  const admin = new Connection({ instanceUrl: org.url, accessToken: org.accessToken, version: '66.0' });
  return {
    url: org.url,
    admin,
    stop: org.stop,
    async dealPage(name) {
      const { records } = await admin.query<{ Id: string }>(
        `SELECT Id FROM Opportunity WHERE Name LIKE '${name.replaceAll("'", "\\'")}%'`,
      );
      if (records[0] === undefined) throw new Error(`The seed has no deal ${name}.`);
      return `/lightning/r/Opportunity/${records[0].Id}/view`;
    },
  };
}

/** Whether the snapshot was taken of this run's package; each run deploys it anew. */
async function isFresh(): Promise<boolean> {
  const [deployed, seeded] = await Promise.all([stat(SNAPSHOT), stat(SEEDED).catch(() => undefined)]);
  return seeded !== undefined && seeded.mtimeMs > deployed.mtimeMs;
}

async function seedOrg(): Promise<LocalOrg> {
  const org = await startLocalOrg({ from: SNAPSHOT });
  try {
    // As `npm start` does, so that statuses stand under the names of those who would have written them.
    for (const part of ['setting', 'permission'])
      await runLocalOrgCommand(org, 'deploy', `config/audit-fields/${part}`);
    await seed(org.url, org.accessToken);
    await runLocalOrgCommand(org, 'snapshot', SEEDED);
    return org;
  } catch (error) {
    await org.stop();
    throw error;
  }
}

async function seed(url: string, accessToken: string): Promise<void> {
  const child = spawn(process.execPath, ['scripts/handover.mjs', 'seed', '--json', '--instance-url', url], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, SF_ACCESS_TOKEN: accessToken },
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`handover seed ended with ${code}:\n${Buffer.concat(output).toString()}`);
}
