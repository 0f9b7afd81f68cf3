import type { PreflightResult } from './preflight.ts';
import type { Finding, Level } from './types.ts';

const ORDER: readonly Level[] = ['blocks', 'unchecked', 'attention', 'fine'];
const HEADINGS: Readonly<Record<Level, string>> = {
  blocks: 'Blocks',
  unchecked: 'Could not be checked',
  attention: 'Needs a decision',
  fine: 'In order',
};
const NAMES_SHOWN = 12;

/** The findings for people, the worst first, each with what to do about it. */
export function describePreflight(result: PreflightResult): string {
  const groups = ORDER.flatMap((level) => {
    const findings = result.findings.filter((finding) => finding.level === level);
    return findings.length === 0 ? [] : [`${HEADINGS[level]}\n${findings.map(describeFinding).join('\n')}`];
  });
  return [...groups, verdict(result)].join('\n\n');
}

function describeFinding({ check, message, names = [], remedy }: Finding): string {
  const shown = names.slice(0, NAMES_SHOWN).map((name) => `      ${name}`);
  const rest = names.length > NAMES_SHOWN ? [`      … and ${names.length - NAMES_SHOWN} more`] : [];
  return [`  ${check}: ${message}`, ...shown, ...rest, ...(remedy === undefined ? [] : [`    → ${remedy}`])].join('\n');
}

function verdict({ clear, counts }: PreflightResult): string {
  if (counts.blocks > 0) return `${counts.blocks} finding(s) block. Nothing was changed.`;
  if (!clear) return 'No all-clear: what could block was not all checked. Nothing was changed.';
  const open = counts.attention === 0 ? '' : ` ${counts.attention} finding(s) need a decision.`;
  return `Nothing blocks.${open} Nothing was changed.`;
}
