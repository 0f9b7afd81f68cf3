import { readPackage, PROJECT } from '../package/package-contents.ts';
import type { PackageContents } from '../package/package-contents.ts';
import { preflight } from '../preflight/preflight.ts';
import type { PreflightResult } from '../preflight/preflight.ts';
import { describePreflight } from '../preflight/report.ts';
import { createProgress } from '../output/progress.ts';
import { bundlesWithoutCode } from './bundles.ts';
import { hasPermissionSet, waitForGroups } from './permission-sets.ts';
import { execute, sf } from './shell.ts';
import type { Command } from './shell.ts';
import { STAGED, stagePolicyWithGateOff } from './staged-policy.ts';
import { StepError } from './steps.ts';
import type { Step } from './steps.ts';
import { identify } from './target.ts';
import type { Target, TargetFlags } from './target.ts';

export interface DeployFlags extends TargetFlags {
  /** Go on although something that could block was not checked. */
  readonly unchecked?: boolean;
  /** Let the org check everything and change nothing. */
  readonly validate?: boolean;
}

/** What an administrator needs to see the package's fields; a deploy shows them to nobody. */
const ADMINISTRATOR = 'Handover_Admin';
const BUILD: Command = { program: 'npm', args: ['run', '--silent', 'build:lwc'] };
/** The steps are the progress; the preflight inside them says nothing of its own. */
const SILENT = createProgress(process.stdout, { json: true });

/** Steps up to and with the deploy itself: what comes after needs what it brought. */
const AFTER_DEPLOY = 4;

/** The package into an org: checked first, the tuned policy left alone, proven afterwards. */
export function deploySteps(flags: DeployFlags): Step[] {
  const { target, step: identification } = identify(flags);
  let judgement: PreflightResult | undefined;
  let contents: PackageContents | undefined;
  const found = async (): Promise<PackageContents> => (contents ??= await readPackage());
  const steps: Step[] = [
    identification,
    {
      title: 'Build the components: TypeScript to JavaScript',
      commands: [BUILD],
      async run() {
        await execute(BUILD);
        const missing = await bundlesWithoutCode(PROJECT);
        if (missing.length > 0) throw new StepError(`Without JavaScript after the build: ${missing.join(', ')}`);
        return 'each component has its code';
      },
    },
    {
      title: 'Preflight: what would collide',
      commands: [handover(flags, 'preflight')],
      async run() {
        judgement = await preflight(target.connection(), SILENT);
        return allowed(judgement, flags);
      },
    },
    {
      title: 'Deploy the package; the policy record only where the org has none',
      commands: [deployCommand(flags, ['force-app', 'policy'])],
      async run() {
        const policy = await policyFolder(target, judgement);
        await execute(deployCommand(flags, ['force-app', ...policy.folders]));
        return flags.validate === true ? 'the org would take it; nothing was changed' : policy.why;
      },
    },
    {
      title: 'Wait until the permission set groups are calculated',
      async run() {
        const groups = (await found()).components.filter(({ type }) => type === 'PermissionSetGroup');
        await waitForGroups(
          target.connection(),
          groups.map(({ fullName }) => fullName),
        );
        return groups.map(({ fullName }) => fullName).join(', ');
      },
    },
    {
      title: `Assign ${ADMINISTRATOR} to you`,
      commands: [assignCommand(flags)],
      async run() {
        if (await hasPermissionSet(target.connection(), ADMINISTRATOR)) return 'you have it';
        await execute(assignCommand(flags));
        return 'assigned';
      },
    },
    {
      title: 'What runs, and what comes next',
      async run() {
        const { findings } = await preflight(target.connection(), SILENT);
        const inactive = findings.find(({ check, level }) => check === 'flows' && level === 'attention');
        const next =
          inactive === undefined
            ? `npm run handover -- adopt --target-org ${flags.targetOrg} --dry-run`
            : `npm run handover -- activate --target-org ${flags.targetOrg} --gate observe`;
        return `${inactive?.message ?? 'All flows are active.'} Next: ${next}`;
      },
    },
  ];
  return flags.validate === true ? steps.slice(0, AFTER_DEPLOY) : steps;
}

function allowed(judgement: PreflightResult, flags: DeployFlags): string {
  const { counts, clear } = judgement;
  if (counts.blocks > 0 || (!clear && flags.unchecked !== true)) {
    const remedy = counts.blocks > 0 ? '' : ' Or go on without these checks: --unchecked.';
    throw new StepError(`${describePreflight(judgement)}\n\nNot deployed.${remedy}`);
  }
  return `nothing blocks; ${counts.attention} finding(s) need a decision (npm run handover -- preflight shows them)`;
}

/** Never over a record that an administrator tunes; into production with the gate Off. */
async function policyFolder(
  target: Target,
  judgement: PreflightResult | undefined,
): Promise<{ folders: readonly string[]; why: string }> {
  if (judgement?.hasPolicy === true) return { folders: [], why: 'deployed; the policy record was left as it is' };
  if (judgement?.hasPolicy !== false)
    throw new StepError(
      `Whether the org has a policy record could not be read. Assign ${ADMINISTRATOR} to you and run this again.`,
    );
  if (target.organization().kind !== 'production')
    return { folders: ['policy'], why: 'deployed with the policy as shipped' };
  await stagePolicyWithGateOff(PROJECT);
  return { folders: [STAGED], why: 'deployed with the policy as shipped, but the gate Off' };
}

function deployCommand({ targetOrg, validate }: DeployFlags, folders: readonly string[]): Command {
  const sources = folders.flatMap((folder) => ['--source-dir', folder]);
  return sf(
    'project',
    'deploy',
    'start',
    ...sources,
    ...(validate === true ? ['--dry-run'] : []),
    '--concise',
    '--wait',
    '60',
    '--target-org',
    targetOrg,
  );
}

function assignCommand({ targetOrg }: TargetFlags): Command {
  return sf('org', 'assign', 'permset', '--name', ADMINISTRATOR, '--target-org', targetOrg);
}

/** A command of `handover` on the org. */
export function handover({ targetOrg }: TargetFlags, ...args: readonly string[]): Command {
  return { program: 'node', args: ['scripts/handover.mjs', ...args, '--target-org', targetOrg] };
}
