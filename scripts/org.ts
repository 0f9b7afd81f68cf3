import { Command, CommanderError } from 'commander';
import { GateError } from './activate/gate.ts';
import { TargetError } from './connection/target.ts';
import { seedSteps, testSteps } from './org/data.ts';
import { deploySteps } from './org/deploy.ts';
import type { DeployFlags } from './org/deploy.ts';
import { createSteps, deleteSteps } from './org/scratch.ts';
import type { CreateFlags } from './org/scratch.ts';
import { CommandFailedError } from './org/shell.ts';
import { runSteps, StepError } from './org/steps.ts';
import type { Step } from './org/steps.ts';
import type { TargetFlags } from './org/target.ts';
import { uninstallSteps } from './org/uninstall.ts';
import type { UninstallFlags } from './org/uninstall.ts';

/** `npm run org:…`: what an administrator would type with the sf CLI, in order, each step safe to repeat. */
type Flags<Own extends TargetFlags> = Own & { readonly dryRun?: boolean };

const program = new Command('org')
  .description('Chains the sf CLI to bring the package into an org and out of it. Every command can be run again.')
  .showHelpAfterError()
  .exitOverride();

command('create', 'Creates a scratch org by config/project-scratch-def.json; keeps one that lives under the alias.')
  .option('--dev-hub <alias>', 'Dev Hub as the sf CLI stored it (default: its target-dev-hub)')
  .option('--days <count>', 'days until it expires, 1 to 30', Number, 7)
  .action((flags: Flags<CreateFlags>) => perform(flags, createSteps(flags)));

production(
  command(
    'deploy',
    'Builds the components, checks what would collide, deploys (the policy record only where the org has none; into production with the gate Off), waits for permission set groups, assigns the administrator permission set.',
  ),
)
  .option('--validate', 'lets the org check the deploy and changes nothing in it')
  .option('--unchecked', 'goes on although something that could block could not be checked')
  .action((flags: Flags<DeployFlags>) => perform(flags, deploySteps(flags)));

production(command('seed', 'Creates the sample company; options after -- go to "handover seed".'))
  .argument('[options...]', 'options of "handover seed"')
  .action((args: string[], flags: Flags<TargetFlags>) => perform(flags, seedSteps(flags, args)));

command('test', 'Runs the acceptance suite against a scratch org; options after -- go to the test runner.')
  .argument('[options...]', "options of Node's test runner")
  .action((args: string[], flags: Flags<TargetFlags>) => perform(flags, testSteps(flags, args)));

command('delete', 'Deletes a scratch org with all its data. Any other org is refused.').action(
  (flags: Flags<TargetFlags>) => perform(flags, deleteSteps(flags)),
);

production(
  command(
    'uninstall',
    'Takes the package out of an org: gate and flows off, then everything that refers to its data, then objects and fields with all their records.',
  ),
)
  .option('--delete-data', 'the records of the package may be deleted with it')
  .action((flags: Flags<UninstallFlags>) => perform(flags, uninstallSteps(flags)));

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode;
  else if (isExpected(error)) {
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  } else throw error;
}

/** What a user can do something about, an answer of the org included; anything else is a fault of ours and keeps its stack. */
function isExpected(error: unknown): error is Error {
  return (
    error instanceof StepError ||
    error instanceof TargetError ||
    error instanceof CommandFailedError ||
    error instanceof GateError ||
    (error instanceof Error && 'errorCode' in error)
  );
}

function command(name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .option('-o, --target-org <alias>', 'alias or username as the sf CLI stored it', 'handover')
    .option('--dry-run', 'prints the commands and runs nothing')
    .addHelpText('after', '\nExit code: 0 when every step is done, 1 when one was refused or failed.');
}

function production(of: Command): Command {
  return of.option('--production', 'the org is production, and that is meant');
}

async function perform(flags: { readonly dryRun?: boolean }, steps: readonly Step[]): Promise<void> {
  await runSteps(steps, { dryRun: flags.dryRun === true, print: (line) => console.log(line) });
}
