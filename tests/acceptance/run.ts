import { spawn } from 'node:child_process';

/**
 * `npm run test:acceptance`: every promise, each file in a fresh local org of its own, or, with HANDOVER_ORG=alias, in the
 * scratch org that the `sf` CLI knows by that alias. There the files run one after the other, because they share the
 * policy, and need an org with seven free Salesforce licences. Further arguments go to Node's test runner.
 */
const realOrg = process.env['HANDOVER_ORG'] !== undefined;
const child = spawn(
  process.execPath,
  [
    '--test',
    '--test-global-setup=tests/acceptance/harness/setup.ts',
    ...(realOrg ? ['--test-concurrency=1'] : []),
    ...process.argv.slice(2),
    'tests/acceptance/*.test.ts',
  ],
  { stdio: 'inherit' },
);
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
