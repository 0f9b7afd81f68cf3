import type { OrgClient } from '../../connection/org-client.ts';
import { literals } from '../../connection/records.ts';
import { keyOf } from '../load/existing.ts';
import type { Load } from '../plan/schema.ts';
import type { PreparedLoad } from '../validate/prepare.ts';
import type { Journal } from './journal.ts';

/**
 * Forgets what the journal says of a load when none of a sample of its records is there any more with its key: the org was
 * emptied or made anew under the same id, as sandboxes and local orgs are, where even record ids repeat. Answers the names of
 * such loads. Single deleted records do not count; `--again` sends their rows.
 */
export async function forgetStale(
  client: OrgClient,
  loads: readonly PreparedLoad[],
  journal: Journal,
): Promise<readonly string[]> {
  const stale: string[] = [];
  for (const { name, load } of loads) {
    const sample = journal.sample(name);
    if (sample.length === 0 || (await isThere(client, load, sample))) continue;
    journal.forgetLoad(name);
    stale.push(name);
  }
  return stale;
}

async function isThere(
  client: OrgClient,
  load: Load,
  sample: readonly { id: string; key: string }[],
): Promise<boolean> {
  const names = keyFields(load);
  const keys = new Map(sample.map(({ id, key }) => [id, key]));
  const soql = `SELECT Id, ${names.join(', ')} FROM ${load.object} WHERE Id IN ${literals([...keys.keys()])}`;
  for await (const row of client.query<Record<string, string>>(soql))
    if (keys.get(row['Id'] ?? '') === keyOf(row, names)) return true;
  return false;
}

/** The fields that tell the records of a load apart. */
export function keyFields(load: Load): readonly string[] {
  return typeof load.key === 'string' ? [load.key] : load.key.match;
}
