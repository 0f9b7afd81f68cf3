import { isReadable, valueOf } from 'c/handoverGraphql';
import type { Field } from 'c/handoverGraphql';
import { format, project as words, reasons as reasonWords } from 'c/handoverLabels';
import type { HealthMark, Reason } from './types';

/** The fields of a project that its health and reasons are read from. */
export interface HealthFields {
  Health__c?: Field<string>;
  Health_Reasons__c?: Field<string>;
  Health_Reasons_Restricted__c?: Field<string>;
}

/** What a reason code means, in words; a code newer than this component still says its name. */
export function reasonText(code: string): string {
  return Object.hasOwn(reasonWords, code)
    ? reasonWords[code as keyof typeof reasonWords]
    : format(reasonWords.unknown, code);
}

/**
 * Open and restricted reasons together, each once. Whoever may not read the restricted ones is told that there is one, where
 * what they can read does not account for the health.
 */
export function reasonsOf(project: HealthFields): Reason[] {
  const codes = [project.Health_Reasons__c, project.Health_Reasons_Restricted__c]
    .flatMap((field) => (valueOf(field) ?? '').split(';'))
    .map((code) => code.trim())
    .filter((code) => code !== '');
  const reasons = [...new Set(codes)].map((code) => ({ code, text: reasonText(code) }));
  return isReadable(project.Health_Reasons_Restricted__c) || explains(codes, valueOf(project.Health__c))
    ? reasons
    : [...reasons, { code: 'RESTRICTED', text: reasonWords.restricted }];
}

/** Reasons that alone make a project amber and not red. */
const AMBER_REASONS = new Set(['BURN_AMBER', 'EROSION_AMBER', 'MILESTONE_OVERDUE']);

/** Whether the reasons account for the health: nobody shall take a late milestone for why a project is red. */
function explains(codes: string[], health: string | undefined): boolean {
  if (health === 'Red') return codes.some((code) => !AMBER_REASONS.has(code));
  return health !== 'Amber' || codes.length > 0;
}

/** Green, Amber or Red as a badge with its icon; anything else is not measured. */
export function healthMark(health: string | undefined): HealthMark {
  switch (health) {
    case 'Green':
      return { key: 'Green', label: words.green, tone: 'success', icon: 'utility:success' };
    case 'Amber':
      return { key: 'Amber', label: words.amber, tone: 'warning', icon: 'utility:warning' };
    case 'Red':
      return { key: 'Red', label: words.red, tone: 'error', icon: 'utility:error' };
    default:
      return { key: 'None', label: words.healthUnknown, tone: 'neutral', icon: 'utility:info' };
  }
}

const WORST_FIRST = ['Red', 'Amber', 'Green', 'None'];

/** Orders marks with the worst health first. */
export function compareHealth(first: HealthMark, second: HealthMark): number {
  return WORST_FIRST.indexOf(first.key) - WORST_FIRST.indexOf(second.key);
}

/** How many are how healthy, in words, worst first: `1 Off track, 2 On track`. */
export function healthCounts(marks: readonly HealthMark[]): { key: string; label: string; count: number }[] {
  return WORST_FIRST.map((key) => {
    const same = marks.filter((mark) => mark.key === key);
    return { key, label: same[0]?.label ?? '', count: same.length };
  }).filter(({ count }) => count > 0);
}
