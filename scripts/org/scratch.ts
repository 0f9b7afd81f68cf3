import { ask, execute, sf } from './shell.ts';
import type { Command } from './shell.ts';
import { StepError } from './steps.ts';
import type { Step } from './steps.ts';
import { identify } from './target.ts';
import type { TargetFlags } from './target.ts';

export interface CreateFlags extends TargetFlags {
  readonly devHub?: string;
  readonly days: number;
}

/** A scratch org by the definition in config/; one that lives under the alias is kept. */
export function createSteps(flags: CreateFlags): Step[] {
  const hub = flags.devHub === undefined ? [] : ['--target-dev-hub', flags.devHub];
  const create = sf(
    ...['org', 'create', 'scratch', '--definition-file', 'config/project-scratch-def.json'],
    ...['--alias', flags.targetOrg, '--duration-days', String(flags.days), '--wait', '20', ...hub],
  );
  let lives = false;
  return [
    {
      title: `Is there an org called ${flags.targetOrg}`,
      commands: [display(flags)],
      async run() {
        lives = await isReachable(flags);
        return lives ? 'yes, it is kept' : 'no';
      },
    },
    {
      title: `Create a scratch org for ${flags.days} days`,
      commands: [create],
      async run() {
        if (lives) return 'not needed';
        await execute(create);
        return `created. Next: npm run org:deploy -- --target-org ${flags.targetOrg}`;
      },
    },
  ];
}

/** Deletes a scratch org; any other is refused, an unknown alias is nothing to do. */
export function deleteSteps(flags: TargetFlags): Step[] {
  const { target, step } = identify({ ...flags, production: true });
  const remove = sf('org', 'delete', 'scratch', '--no-prompt', '--target-org', flags.targetOrg);
  let lives = false;
  return [
    {
      title: `Is there an org called ${flags.targetOrg}`,
      commands: [display(flags)],
      async run() {
        lives = await isReachable(flags);
        return lives ? await step.run() : 'no';
      },
    },
    {
      title: 'Delete the scratch org and all its data',
      commands: [remove],
      async run() {
        if (!lives) return 'nothing to delete';
        const { kind, name } = target.organization();
        if (kind !== 'scratch')
          throw new StepError(
            `${name} is a ${kind} org and is not deleted. To take the package out of it: npm run org:uninstall`,
          );
        await execute(remove);
        return 'deleted';
      },
    },
  ];
}

function display({ targetOrg }: TargetFlags): Command {
  return sf('org', 'display', '--target-org', targetOrg, '--json');
}

/** Whether the sf CLI knows the alias and the org answers. An expired scratch org does not. */
async function isReachable(flags: TargetFlags): Promise<boolean> {
  const { exitCode, answer } = await ask(display(flags));
  if (exitCode !== 0) return false;
  const { result } = answer as { result?: { connectedStatus?: string; status?: string } };
  return result?.connectedStatus === undefined || result.connectedStatus === 'Connected' || result.status === 'Active';
}
