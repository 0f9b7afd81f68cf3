import { describeRefusals } from '../connection/save-each.ts';
import type { TouchResult } from './touch.ts';

/** What the command did, for people. */
export function describeTouch({ saved, refused, interrupted, savedBefore }: TouchResult): string {
  return [
    `${saved.briefs} briefs and ${saved.projects} projects were saved, ${refused.length} were refused.`,
    ...describeRefusals(refused),
    ...(interrupted ? [`Stopped as you asked. Go on with: handover touch --saved-before ${savedBefore}`] : []),
  ].join('\n');
}
