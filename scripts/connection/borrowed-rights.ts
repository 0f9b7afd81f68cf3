import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, hostname } from 'node:os';
import path from 'node:path';
import type { OrgClient } from './org-client.ts';
import { literal } from './records.ts';
import { OrgError } from './retry.ts';

/** A permission set cannot be given to the user for the time of a run: the reason and the remedy. */
export class RightsError extends Error {}

/** It cannot be given now, because another run works with rights that it has borrowed. */
class RightsHeldError extends Error {}

/** Noted before a permission set is assigned, so that whoever comes next knows what to take back. */
interface Note {
  readonly instanceUrl: string;
  readonly user: string;
  readonly set: string;
  readonly process: number;
  readonly host: string;
}

/** Notes of this process: what is borrowed now, and not left behind by an earlier process of the same number. */
const ours = new Set<string>();

/** Where notes lie: of the person, not of a plan, so that any later run finds them. HANDOVER_STATE_DIR moves it. */
function notesFolder(): string {
  return path.join(process.env['HANDOVER_STATE_DIR'] ?? path.join(homedir(), '.handover'), 'bypass');
}

/**
 * Assigns a permission set to the running user for the time of a run, and answers how to take it back. What the user had
 * before stays theirs: only an assignment made here is taken back.
 */
export async function borrowRights(client: OrgClient, user: string, set: string): Promise<() => Promise<void>> {
  const { instanceUrl } = client.connection;
  const setId = (await first(client, `SELECT Id FROM PermissionSet WHERE Name = ${literal(set)}`))?.Id;
  if (setId === undefined) throw new RightsError(`The org has no permission set ${set}. Deploy the package first.`);
  const held = (await assignment(client, user, set)) !== undefined;
  // What another run is using now would be gone when that one ends; what it left behind is no right of the user's.
  if (held && (await returnLeftRights(client)).length === 0) return async () => {};
  const file = path.join(notesFolder(), `${new URL(instanceUrl).host.replaceAll(/\W/g, '_')}-${user}-${set}.json`);
  const note: Note = { instanceUrl, user, set, process: process.pid, host: hostname() };
  await mkdir(notesFolder(), { recursive: true });
  await writeFile(file, JSON.stringify(note));
  ours.add(file);
  const forget = async (): Promise<void> => {
    await rm(file, { force: true });
    ours.delete(file);
  };
  await assign(client, user, setId, set).catch(async (error: unknown) => {
    if (error instanceof RightsError) await forget();
    throw error;
  });
  return async () => {
    await takeBack(client, note);
    await forget();
  };
}

async function assign(client: OrgClient, user: string, setId: string, set: string): Promise<void> {
  try {
    await client.json('POST', '/sobjects/PermissionSetAssignment', { AssigneeId: user, PermissionSetId: setId });
  } catch (error) {
    if (!(error instanceof OrgError) || error.passing || error.status === 401) throw error;
    // A repetition whose first answer was lost finds it assigned.
    if ((await assignment(client, user, set)) !== undefined) return;
    throw new RightsError(
      `Your user may not assign the permission set ${set}. It needs the right "Assign Permission Sets"; or let an administrator assign ${set} to it for the time of the run.`,
      { cause: error },
    );
  }
}

/** Takes back what earlier runs against this org borrowed and could not give back themselves; answers the permission sets' names. */
export async function returnLeftRights(client: OrgClient): Promise<readonly string[]> {
  const names = await readdir(notesFolder()).catch(() => []);
  const taken: string[] = [];
  for (const name of names.filter((file) => file.endsWith('.json'))) {
    const file = path.join(notesFolder(), name);
    const note = await readNote(file);
    if (note === undefined || note.instanceUrl !== client.connection.instanceUrl || ours.has(file)) continue;
    if (isRunning(note))
      throw new RightsHeldError(
        `Another run (process ${note.process}) holds the bypass of this org. Wait until it ends. If that process is something else, change "process" in ${file} to 0.`,
      );
    await takeBack(client, note);
    await rm(file, { force: true });
    taken.push(note.set);
  }
  return taken;
}

async function takeBack(client: OrgClient, { user, set }: Note): Promise<void> {
  const id = await assignment(client, user, set);
  if (id === undefined) return;
  await client.json('DELETE', `/sobjects/PermissionSetAssignment/${id}`).catch(async (error: unknown) => {
    if ((await assignment(client, user, set)) !== undefined) throw error;
  });
}

async function assignment(client: OrgClient, user: string, set: string): Promise<string | undefined> {
  const soql = `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = ${literal(user)} AND PermissionSet.Name = ${literal(set)}`;
  return (await first(client, soql))?.Id;
}

async function first(client: OrgClient, soql: string): Promise<{ Id: string } | undefined> {
  for await (const row of client.query<{ Id: string }>(soql)) return row;
  return undefined;
}

async function readNote(file: string): Promise<Note | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Note;
  } catch {
    return undefined;
  }
}

/** A note half written by a killed process was never followed by a grant. */
function isRunning({ process: id, host }: Note): boolean {
  if (host !== hostname() || id === process.pid || id <= 0) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}
