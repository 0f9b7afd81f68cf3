import type { Connection } from 'jsforce';
import type { Progress } from '../output/progress.ts';
import { readPackage } from '../package/package-contents.ts';
import type { PackageContents } from '../package/package-contents.ts';
import { checkArrival } from './checks/arrival.ts';
import { checkAutomation } from './checks/automation.ts';
import { checkCollisions } from './checks/collisions.ts';
import { checkFeatures } from './checks/features.ts';
import { checkLimits } from './checks/limits.ts';
import { checkStages } from './checks/stages.ts';
import { isInstalled } from './checks/own-objects.ts';
import { readOrg } from './read-org.ts';
import type { Finding, Level, Organization, OrgFacts } from './types.ts';

export interface PreflightResult {
  /** Null where the org does not show what it is. */
  readonly org: Organization | null;
  readonly installed: boolean;
  /** Whether the org has the policy record, which a deploy must not write over; null: not known. */
  readonly hasPolicy: boolean | null;
  readonly counts: Readonly<Record<Level, number>>;
  /** True when nothing blocks and all that could block was checked. */
  readonly clear: boolean;
  readonly findings: readonly Finding[];
}

/** Reads the org and judges whether and how the package can move in. Writes nothing. */
export async function preflight(connection: Connection, progress: Progress): Promise<PreflightResult> {
  const contents = await readPackage();
  return judge(contents, await readOrg(connection, contents, progress));
}

/** The verdict over facts, apart from where they come from. */
export function judge(contents: PackageContents, facts: OrgFacts): PreflightResult {
  const findings = [checkCollisions, checkFeatures, checkStages, checkAutomation, checkLimits, checkArrival].flatMap(
    (check) => check(contents, facts),
  );
  const count = (level: Level): number => findings.filter((finding) => finding.level === level).length;
  const { policy, objects, organization } = facts;
  const absent = objects.known && !objects.value.has(contents.policy.type);
  return {
    org: organization.known ? organization.value : null,
    installed: objects.known && isInstalled(contents, objects.value),
    hasPolicy: absent ? false : policy.known ? policy.value !== null : null,
    counts: {
      blocks: count('blocks'),
      attention: count('attention'),
      unchecked: count('unchecked'),
      fine: count('fine'),
    },
    clear: findings.every(({ level, couldBlock }) => level !== 'blocks' && couldBlock !== true),
    findings,
  };
}
