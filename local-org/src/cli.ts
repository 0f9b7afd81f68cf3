import { enableCompileCache } from 'node:module';
import { Command, InvalidArgumentError } from 'commander';

// The commands below are loaded when they are asked for: from Node's cache, once they have been compiled and rid of their types.
enableCompileCache();

/** An error whose message is all the user needs: no stack is shown. */
function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** Runs a command and turns what it throws into a message and exit code 1; a number it answers is the exit code. */
function action<Arguments extends unknown[]>(work: (...values: Arguments) => Promise<number | void>) {
  return async (...values: Arguments): Promise<void> => {
    try {
      const code = await work(...values);
      if (typeof code === 'number') process.exitCode = code;
    } catch (error) {
      if (process.env['LOCAL_ORG_DEBUG']) throw error;
      fail(error);
    }
  };
}

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a number from 0 (any free one) to 65535.');
}

const program = new Command('local-org')
  .description('A Salesforce org on this machine: deploys the same metadata, speaks the same APIs.')
  .showHelpAfterError('Add --help for the commands and their options.')
  .addHelpText(
    'after',
    '\nThe commands but serve, check, build and formula act on the org that LOCAL_ORG_URL and SF_ACCESS_TOKEN name,\nelse on the one that serve runs in this folder.',
  );

program
  .command('serve')
  .description('runs the org until it is stopped (Ctrl+C)')
  .option('-p, --port <number>', 'port on 127.0.0.1; 0 takes any free one', parsePort, 7700)
  .option('--memory', 'keep nothing on disk', false)
  .option('--json', 'print one line of JSON when ready: url, accessToken, username, orgId, apiVersion', false)
  .option('--file <path>', 'file that the org lives in', '.local-org/org.sqlite')
  .option('--from <snapshot>', 'begin with a copy of this snapshot instead of what the file holds')
  .option('--flows-arrive-inactive', 'deployed flows arrive inactive, as in a production org', false)
  .option('--dev-hub', 'the org is a Dev Hub: "sf org create scratch" makes orgs, each at a port of its own', false)
  .option(
    '--faults <spec>',
    'make data requests fail, as in docs/local-org.md: seed=7,connection-cut=0.05,row-lock=0.02',
  )
  .action(
    action(async (options: ServeFlags) => {
      const { serve } = await import('./commands/serve.ts');
      await serve(options);
    }),
  );

program
  .command('deploy')
  .description('deploys source folders; without one, every package directory of sfdx-project.json')
  .argument('[folders...]')
  .option('--check-only', 'validate without keeping anything', false)
  .action(
    action(async (folders: string[], options: { checkOnly: boolean }) => {
      const { runDeployCommand } = await import('./commands/deploy.ts');
      return runDeployCommand(folders, options);
    }),
  );

program
  .command('check')
  .description('checks source folders as a deploy would, without an org')
  .argument('[folders...]')
  .option('--json', 'print the problems as JSON', false)
  .action(
    action(async (folders: string[], options: { json: boolean }) => {
      const { runCheckCommand } = await import('./commands/check.ts');
      return runCheckCommand(folders, options);
    }),
  );

program
  .command('query')
  .description('runs a SOQL query')
  .argument('<soql>')
  .option('--json', 'print the records as JSON', false)
  .action(
    action(async (soql: string, options: { json: boolean }) => {
      const { runQuery } = await import('./commands/query.ts');
      await runQuery(soql, options);
    }),
  );

program
  .command('reset')
  .description('empties the running org: no components, no data, a new administrator session')
  .action(
    action(async () => {
      const { runReset } = await import('./commands/reset.ts');
      await runReset();
    }),
  );

program
  .command('snapshot')
  .description('copies the running org into a file that serve --from starts with')
  .argument('<file>')
  .action(
    action(async (file: string) => {
      const { runSnapshot } = await import('./commands/snapshot.ts');
      await runSnapshot(file);
    }),
  );

const debug = program.command('debug').description('what only a local org can do');

debug
  .command('run-flow')
  .description('runs a scheduled flow now')
  .argument('<name>', 'API name of the flow')
  .action(
    action(async (name: string) => {
      const { runScheduledFlow } = await import('./commands/debug.ts');
      await runScheduledFlow(name);
    }),
  );

debug
  .command('outbox')
  .description('shows the e-mails and notifications that the org would have sent, and failed flows')
  .option('--json', 'print the entries as JSON', false)
  .action(
    action(async (options: { json: boolean }) => {
      const { showOutbox } = await import('./commands/debug.ts');
      await showOutbox(options);
    }),
  );

program
  .command('build')
  .description('builds what the pages load, so that the first page does not wait for it')
  .action(
    action(async () => {
      const { ensureVendorLayers } = await import('./lightning/vendor/ensure.ts');
      await ensureVendorLayers((line) => process.stdout.write(`${line}\n`));
    }),
  );

program
  .command('formula')
  .description('reads formulas as JSON lines and answers the value or error of each')
  .action(
    action(async () => {
      const { runFormulaCommand } = await import('./commands/formula.ts');
      await runFormulaCommand(process.stdin, process.stdout);
    }),
  );

interface ServeFlags {
  readonly port: number;
  readonly memory: boolean;
  readonly json: boolean;
  readonly file: string;
  readonly from?: string;
  readonly flowsArriveInactive: boolean;
  readonly devHub: boolean;
  readonly faults?: string;
}

await program.parseAsync();
