import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';

/**
 * `npm test`: every check there is, in two lanes for two cores; `--quick` leaves out what needs a browser or the `sf`
 * CLI. Each step is an npm script of its own, its output is shown whole when it ends, and all run even when one fails.
 */
const QUICK: readonly (readonly string[])[] = [
  ['types', 'lint', 'format:check', 'test:lwc'],
  ['test:unit', 'check'],
];
const ALL: readonly (readonly string[])[] = [
  ['test:unit', 'test:acceptance', 'test:sf-cli'],
  ['build:lwc', 'format:check', 'check', 'types', 'lint', 'test:lwc', 'test:browser', 'test:docs'],
];

interface Outcome {
  readonly step: string;
  readonly seconds: number;
  readonly passed: boolean;
}

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const outcomes = (await Promise.all((values.quick ? QUICK : ALL).map(lane))).flat();
for (const { step, seconds, passed } of outcomes)
  console.log(`${passed ? 'passed' : 'FAILED'}  ${step.padEnd(18)} ${seconds.toFixed(1).padStart(6)} s`);
const failed = outcomes.filter((outcome) => !outcome.passed).length;
console.log(`${outcomes.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function lane(steps: readonly string[]): Promise<Outcome[]> {
  const done: Outcome[] = [];
  for (const step of steps) done.push(await run(step));
  return done;
}

function run(step: string): Promise<Outcome> {
  const begun = performance.now();
  const child = spawn('npm', ['run', '--silent', step], { stdio: ['ignore', 'pipe', 'pipe'] });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  return new Promise((resolve) => {
    child.once('close', (code) => {
      process.stdout.write(`\n── npm run ${step} ──\n${Buffer.concat(output).toString()}`);
      resolve({ step, seconds: (performance.now() - begun) / 1000, passed: code === 0 });
    });
  });
}
