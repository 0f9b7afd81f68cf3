import { Command, CommanderError } from 'commander';
import { addMigrate } from './commands/migrate.ts';
import { addSeed } from './commands/seed.ts';

const program = new Command('handover')
  .description('Works on an org that has the Handover package: the running local org, or the one you name.')
  .showHelpAfterError()
  .exitOverride();

for (const add of [addSeed, addMigrate]) add(program);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  if (error.code === 'handover.option') console.error(error.message);
  process.exitCode = error.exitCode;
}
