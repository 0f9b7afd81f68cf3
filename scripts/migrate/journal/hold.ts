import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';

/** Another run works with the same journal. */
export class JournalHeldError extends Error {}

/**
 * Keeps a second run away from the journal; answers how to let go. What a killed run left behind does not count: its
 * process no longer lives.
 */
export function holdJournal(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'running.json');
  const holder = readHolder(file);
  if (holder !== undefined && holder.host === hostname() && holder.process !== process.pid && lives(holder.process))
    throw new JournalHeldError(
      `The run with process id ${holder.process} works with ${folder}. Wait until it ends. If that process is something else, delete ${file}.`,
    );
  writeFileSync(file, JSON.stringify({ process: process.pid, host: hostname() }));
  return () => rmSync(file, { force: true });
}

function readHolder(file: string): { process: number; host: string } | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { process: number; host: string };
  } catch {
    return undefined;
  }
}

function lives(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}
