import type { OrgClient } from '../../connection/org-client.ts';
import { literals } from '../../connection/records.ts';
import type { PreparedLoad } from '../validate/prepare.ts';
import type { Journal } from './journal.ts';

/** Records that are looked for to see whether a journal still speaks of this org. */
const SAMPLE = 20;

/**
 * Forgets what the journal says of a load when none of a sample of its records is there any more: the org was emptied or made
 * anew under the same id, as sandboxes and local orgs are. Answers the names of such loads. Single deleted records do not
 * count; `--again` sends their rows.
 */
export async function forgetStale(
  client: OrgClient,
  loads: readonly PreparedLoad[],
  journal: Journal,
): Promise<readonly string[]> {
  const stale: string[] = [];
  for (const { name, load } of loads) {
    const ids = journal.sampleIds(name, SAMPLE);
    if (ids.length === 0) continue;
    let found = 0;
    for await (const _ of client.query(`SELECT Id FROM ${load.object} WHERE Id IN ${literals(ids)}`)) found += 1;
    if (found > 0) continue;
    journal.forgetLoad(name);
    stale.push(name);
  }
  return stale;
}
