import path from 'node:path';
import type { Plan } from '../plan/schema.ts';
import { problem } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { rejectedName } from '../report/rejected.ts';

/** Which source each corrected file stands in for: the one whose file of refused rows is called so. */
export function matchCorrected(
  plan: Plan,
  planFile: string,
  files: readonly string[],
  report: (found: Problem) => void,
): ReadonlyMap<string, string> {
  const corrected = new Map<string, string>();
  for (const file of files) {
    const source = Object.entries(plan.sources).find(
      ([name, entry]) => rejectedName('csv' in entry ? entry.csv : name) === path.basename(file),
    )?.[0];
    if (source === undefined)
      report(problem('REJECTED_FILE', { file }, `No source of ${planFile} has refused rows in a file of this name.`));
    else corrected.set(source, file);
  }
  return corrected;
}
