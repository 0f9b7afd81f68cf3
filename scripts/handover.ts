import { Command, CommanderError } from 'commander';
import { addActivate } from './commands/activate.ts';
import { addAdopt } from './commands/adopt.ts';
import { addAudit } from './commands/audit.ts';
import { addMigrate } from './commands/migrate.ts';
import { addPreflight } from './commands/preflight.ts';
import { addSeed } from './commands/seed.ts';
import { addTouch } from './commands/touch.ts';
import { outliveClosedPipe } from './output/closed-pipe.ts';

/** A command line that cannot be understood; nothing was done. */
const WRONG_USAGE = 2;

outliveClosedPipe();

const program = new Command('handover')
  .description('Works on an org that has the Handover package: the running local org, or the one you name.')
  .showHelpAfterError()
  .exitOverride();

for (const add of [addPreflight, addActivate, addAdopt, addMigrate, addSeed, addTouch, addAudit]) add(program);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  if (error.code === 'handover.option') console.error(error.message);
  process.exitCode = error.exitCode === 0 ? 0 : WRONG_USAGE;
  if (error.exitCode !== 0 && process.argv.includes('--json'))
    console.log(JSON.stringify({ status: WRONG_USAGE, name: 'wrong usage', message: error.message }));
}
