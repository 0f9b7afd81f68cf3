import { describeRefusals } from '../connection/save-each.ts';
import type { AdoptResult } from './adopt.ts';

/** What the command did, for people. */
export function describeAdopt(result: AdoptResult): string {
  const { adopted, refused, dryRun, interrupted, openWithoutBrief } = result;
  const done = dryRun
    ? `${adopted} deals would get a brief, ${refused.length} would be refused. Nothing was changed.`
    : `${adopted} deals have a brief now, ${refused.length} were refused.`;
  return [
    done,
    ...describeRefusals(refused),
    ...(interrupted ? ['Stopped as you asked. Run the same command again to go on.'] : []),
    ...(dryRun
      ? []
      : [`${openWithoutBrief} open deals are without a brief: refused, left for later, or not selling a project.`]),
  ].join('\n');
}
