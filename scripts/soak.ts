import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';

/** `npm run soak`: what takes too long for `npm test`. Prints its seed; the same seed draws the same moments and faults. */
const HELP = `npm run soak [-- --seed N]

Loads killed at fifty random moments, with and without injected faults, and a million timesheets whose memory and API calls
are measured. Takes about ten minutes on two cores.

  --seed N   draws the same moments again`;

const { values } = parseArgs({
  options: { seed: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
});
if (values.help) console.log(HELP);
else {
  const child = spawn(
    process.execPath,
    ['--test', '--test-concurrency=1', '--test-global-setup=tests/acceptance/harness/setup.ts', 'tests/soak/*.test.ts'],
    { stdio: 'inherit', env: { ...process.env, ...(values.seed === undefined ? {} : { SOAK_SEED: values.seed }) } },
  );
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
