import { isCurrent } from './flows.ts';
import type { FlowState } from './flows.ts';
import type { ActivateResult } from './activate.ts';

/** What the command found and did, for people: what does not run first. */
export function describeActivate({ flows, activated, refused, notCurrent, gate }: ActivateResult): string {
  const reasons = new Map(refused.map(({ name, refusal }) => [name, refusal]));
  const lines = flows
    .filter((state) => !isCurrent(state))
    .map((state) => `  ${state.name}: ${describeState(state)}${reason(reasons.get(state.name))}`);
  return [
    ...(activated.length === 0
      ? []
      : [`Switched on: ${activated.length} flows`, ...activated.map((name) => `  ${name}`)]),
    notCurrent.length === 0
      ? `All ${flows.length} flows are active in their newest version.`
      : `${notCurrent.length} of ${flows.length} flows do not run in their newest version:`,
    ...lines,
    ...(gate.before === undefined
      ? ['The org has no policy record.']
      : [gate.before === gate.after ? `Gate: ${gate.after}` : `Gate: ${gate.before} → ${gate.after}`]),
    ...(gate.kept === undefined ? [] : [`The gate was not moved. ${gate.kept}`]),
  ].join('\n');
}

function describeState({ activeVersion, latestVersion }: FlowState): string {
  if (latestVersion === null) return 'not in this org';
  return activeVersion === null ? 'not active' : `version ${activeVersion} is active, the newest is ${latestVersion}`;
}

function reason(refusal: string | undefined): string {
  return refusal === undefined ? '' : ` (${refusal})`;
}
