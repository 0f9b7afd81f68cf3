import { setTimeout as wait } from 'node:timers/promises';
import type { MigrationFolder, MigrationReport } from './migrate.ts';
import type { TestOrg } from './org.ts';
import type { Connection } from 'jsforce';

const PLAN = (round: string) => `name: Round ${round}
bypass: rules and automation
bulkAbove: 400
batchSize: 50
sources:
  projects: { csv: projects-${round}.csv }
  invoices: { csv: invoices-${round}.csv }
loads:
  clients:
    object: Account
    source: projects
    key: { match: [Name] }
    duplicates: first
    fields: { Name: Client }
  projects:
    object: Handover_Project__c
    source: projects
    key: External_Id__c
    fields:
      External_Id__c: Number
      Name: Number
      Account__c: { column: Client, reference: clients }
  invoices:
    object: Handover_Invoice__c
    source: invoices
    key: External_Id__c
    fields:
      External_Id__c: Number
      Name: Number
      Project__c: { column: Project, lookup: { object: Handover_Project__c, by: External_Id__c } }
      Net_Amount__c: Net
`;
const CLIENTS = 90;
const PROJECTS = 180;
const INVOICES = 600;

/** A load of three kinds (find or create, upsert, Bulk) whose records can be told from those of other rounds. */
export async function writeRound(folder: MigrationFolder, round: string): Promise<string> {
  const projects = Array.from(
    { length: PROJECTS },
    (_, index) => `${round}-P${index},${round} client ${index % CLIENTS}`,
  );
  const invoices = Array.from(
    { length: INVOICES },
    (_, index) => `${round}-I${index},${round}-P${index % PROJECTS},${index + 0.5}`,
  );
  await folder.write(`projects-${round}.csv`, `Number,Client\n${projects.join('\n')}\n`);
  await folder.write(`invoices-${round}.csv`, `Number,Project,Net\n${invoices.join('\n')}\n`);
  await folder.write(`${round}.yaml`, PLAN(round));
  return folder.file(`${round}.yaml`);
}

/** What an undisturbed run leaves behind, and what a round left behind, both as one line a record. */
export function expectedContent(): readonly string[] {
  const clients = Array.from({ length: CLIENTS }, (_, index) => ` client ${index}`);
  const projects = Array.from({ length: PROJECTS }, (_, index) => `-P${index} of  client ${index % CLIENTS}`);
  const invoices = Array.from(
    { length: INVOICES },
    (_, index) => `-I${index} of -P${index % PROJECTS}: ${index + 0.5}`,
  );
  return [...clients, ...projects, ...invoices].sort();
}

/**
 * What a round left in the org, sorted and without its name, to be compared with expectedContent. Reads one page of each
 * object: a round has fewer than 2,000 records of any.
 */
export async function contentOf(org: TestOrg, round: string): Promise<readonly string[]> {
  const rows = async <Row extends object>(soql: string): Promise<Row[]> => {
    const first = await org.admin.query<Row>(soql);
    return first.records;
  };
  const clients = await rows<{ Name: string }>(`SELECT Name FROM Account WHERE Name LIKE '${round} client %'`);
  const projects = await rows<{ Name: string; Account__r: { Name: string } }>(
    `SELECT Name, Account__r.Name FROM Handover_Project__c WHERE External_Id__c LIKE '${round}-P%'`,
  );
  const invoices = await rows<{ Name: string; Net_Amount__c: number; Project__r: { Name: string } }>(
    `SELECT Name, Net_Amount__c, Project__r.Name FROM Handover_Invoice__c WHERE External_Id__c LIKE '${round}-I%'`,
  );
  return [
    ...clients.map((row) => row.Name),
    ...projects.map((row) => `${row.Name} of ${row.Account__r.Name}`),
    ...invoices.map((row) => `${row.Name} of ${row.Project__r.Name}: ${row.Net_Amount__c}`),
  ]
    .map((line) => line.replaceAll(round, ''))
    .sort();
}

/** Numbers from 0 to 1 that repeat with their seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How a run ended that was killed several times before. */
export interface KilledRun {
  readonly report: MigrationReport;
  /** Kills that met a run at work; one that had ended by then counts for nothing. */
  readonly kills: number;
}

/** Kills the run up to so many times after a random part of its duration, then lets it end. */
export async function killAndResume(
  folder: MigrationFolder,
  plan: string,
  most: number,
  duration: number,
  draw: () => number,
): Promise<KilledRun> {
  let kills = 0;
  for (let left = most; left > 0; left -= 1) {
    const child = folder.start(plan);
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
    await Promise.race([wait(draw() * duration), ended]);
    child.kill('SIGKILL');
    await ended;
    if (child.signalCode === 'SIGKILL') kills += 1;
  }
  return { report: (await folder.run(plan)).report, kills };
}

/**
 * Makes data requests to a local org fail, as its `serve --faults` does; an empty specification ends it. Answers how often
 * each fault has occurred under the specification before.
 */
export async function injectFaults(admin: Connection, spec: string): Promise<Readonly<Record<string, number>>> {
  const url = `${admin.instanceUrl}/local-org/faults`;
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${admin.accessToken ?? ''}` };
  const before = (await (await fetch(url, { headers })).json()) as { injected: Record<string, number> };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ spec }) });
  if (!answer.ok) throw new Error(`No such faults: ${await answer.text()}`);
  return before.injected;
}

/** What may befall a command that it survives within one run, as a specification of faults. */
export const DISTURBANCES: readonly (readonly [name: string, spec: string])[] = [
  ['broken connections', 'seed=3,connection-cut=0.12'],
  ['503 and slow answers', 'seed=4,unavailable=0.12,slow=0.2:30ms'],
];
