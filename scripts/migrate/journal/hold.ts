import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another run works with the same journal. */
class JournalHeldError extends Error {}

/**
 * Keeps a second run away from the journal; answers how to let go. The lock is SQLite's, held by an open transaction: of two
 * runs that begin at once one gets it, and the operating system takes it from a killed one.
 */
export function holdJournal(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const lock = new DatabaseSync(path.join(folder, 'running.sqlite'));
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new JournalHeldError(
      `Another run works with ${folder}. Wait until it ends, or give this one its own --journal.`,
    );
  }
  return () => lock.close();
}

/** SQLITE_BUSY (SQLite, "Result and Error Codes"). */
function isBusy(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'errcode' in error && error.errcode === 5;
}
