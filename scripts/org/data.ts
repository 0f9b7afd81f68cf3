import { handover } from './deploy.ts';
import { execute } from './shell.ts';
import type { Command } from './shell.ts';
import { StepError } from './steps.ts';
import type { Step } from './steps.ts';
import { identify } from './target.ts';
import type { TargetFlags } from './target.ts';

/** Sample data into an org that has the package; `args` go to `handover seed`. */
export function seedSteps(flags: TargetFlags, args: readonly string[]): Step[] {
  const { step } = identify(flags);
  const command = handover(flags, 'seed', ...args);
  return [
    step,
    {
      title: 'Create the sample company',
      commands: [command],
      async run() {
        await execute(command);
        return 'done';
      },
    },
  ];
}

/** The acceptance suite against the org: it changes the policy and makes users, so never in production. */
export function testSteps(flags: TargetFlags, args: readonly string[]): Step[] {
  const { step, target } = identify({ ...flags, production: false });
  const command: Command = {
    program: 'node',
    args: ['tests/acceptance/run.ts', ...args],
    env: { HANDOVER_ORG: flags.targetOrg },
  };
  return [
    step,
    {
      title: 'Acceptance suite, one file after the other',
      commands: [command],
      async run() {
        const { kind, name } = target.organization();
        if (kind === 'sandbox')
          throw new StepError(`${name} is a sandbox: the suite changes its policy. Use a scratch org.`);
        await execute(command);
        return 'passed';
      },
    },
  ];
}
