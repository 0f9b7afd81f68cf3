import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * `npm run test:acceptance`: every promise, each file in a fresh local org of its own, or, with HANDOVER_ORG=alias, in the
 * scratch org that the `sf` CLI knows by that alias. There the files run one after the other, because they share the
 * policy, and need an org with seven free Salesforce licences. A folder or a file after `--` runs by itself, every other
 * argument goes to Node's test runner.
 */
const realOrg = process.env['HANDOVER_ORG'] !== undefined;
const given = process.argv.slice(2);
const places = given.filter((argument) => existsSync(argument));
const child = spawn(
  process.execPath,
  [
    '--test',
    '--test-global-setup=tests/acceptance/harness/setup.ts',
    ...(realOrg ? ['--test-concurrency=1'] : []),
    ...given.filter((argument) => !places.includes(argument)),
    ...(places.length === 0 ? ['tests/acceptance'] : places).map((place) =>
      place.endsWith('.ts') ? place : `${place.replace(/\/$/u, '')}/**/*.test.ts`,
    ),
  ],
  { stdio: 'inherit' },
);
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
