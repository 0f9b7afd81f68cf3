import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { parse } from 'yaml';

interface Step {
  readonly run?: string;
  readonly uses?: string;
}

interface Job {
  readonly strategy?: { readonly matrix: { readonly include: readonly { readonly run: string }[] } };
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
}

const { jobs, permissions } = parse(readFileSync('.github/workflows/ci.yml', 'utf8')) as {
  jobs: Record<string, Job>;
  permissions: Record<string, string>;
};
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

/** The scripts that `npm test` runs: those of its two full lanes. */
const lanes = /const ALL[^=]*= \[(?<lanes>[\s\S]*?)\n\];/u.exec(readFileSync('scripts/test.ts', 'utf8'))?.groups?.[
  'lanes'
];
const stepsOfTheGate = [...(lanes ?? '').matchAll(/'([\w:-]+)'/gu)].map(([, step = '']) => step);

const commands = Object.values(jobs).flatMap((job) => [
  ...(job.strategy?.matrix.include ?? []).map(({ run }) => run),
  ...job.steps.map(({ run = '' }) => run),
]);
const scriptsOfTheForge = commands.flatMap((command) =>
  [...command.matchAll(/npm run ([\w:-]+)/gu)].map(([, script = '']) => script),
);

suite('The forge checks what the gate checks', () => {
  test('every step of npm test is a job there', () => {
    assert.ok(stepsOfTheGate.length > 8);
    assert.deepEqual(
      stepsOfTheGate.filter((step) => !scriptsOfTheForge.includes(step)),
      [],
    );
  });

  test('every script that either calls exists', () => {
    assert.deepEqual(
      [...stepsOfTheGate, ...scriptsOfTheForge].filter((script) => !(script in scripts)),
      [],
    );
  });

  test('it runs the gate from a clean clone too, and the gate is what the README says', () => {
    assert.ok(commands.includes('.ci/run'));
    const gate = readFileSync('.ci/run', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('npm '));
    assert.deepEqual(gate, ['npm ci', 'npm test']);
    assert.ok(readFileSync('README.md', 'utf8').includes(`\n${gate.join(' && ')}\n`));
  });

  test('no job writes to the repository or runs for ever', () => {
    assert.deepEqual(permissions, { contents: 'read' });
    for (const [name, job] of Object.entries(jobs)) assert.ok((job['timeout-minutes'] ?? 0) > 0, name);
  });
});
