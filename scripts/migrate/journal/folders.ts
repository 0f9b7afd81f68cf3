import { rmSync } from 'node:fs';
import path from 'node:path';
import { planFolder } from '../plan/read-plan.ts';
import { Journal } from './journal.ts';

/** Beside the plan, by org: the same plan may be tried in a sandbox first. */
export function defaultJournal(planFile: string, organization: string): string {
  const name = path.basename(planFile).replace(/\.(ya?ml|json)$/i, '');
  return path.join(planFolder(planFile), '.handover', `${name}-${organization}`);
}

/** A dry run's own notes: nothing that it learns may count as loaded. */
export function dryRunJournal(folder: string): Journal {
  const own = path.join(folder, 'dry-run');
  for (const suffix of ['', '-wal', '-shm']) rmSync(path.join(own, `journal.sqlite${suffix}`), { force: true });
  return new Journal(own);
}
