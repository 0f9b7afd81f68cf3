import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { commandLines, partsOf, wordsOf } from './harness/command-lines.ts';
import type { CommandLine } from './harness/command-lines.ts';
import { readDocuments } from './harness/documents.ts';
import { faultsOfSfCommand } from './harness/sf-manifest.ts';
import { openReader } from './harness/reader.ts';
import type { Reader } from './harness/reader.ts';

const documents = readDocuments();
const shellBlocks = documents.flatMap(({ blocks }) => blocks.filter(({ language }) => language === 'sh'));
const commands = shellBlocks.flatMap((block) => commandLines(block));
const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts;

/** Languages of blocks that are no commands. A new one has to be decided on here. */
const NO_COMMANDS = new Set(['mermaid', 'yaml', 'json', 'csv', 'text', 'xml', 'html', 'ts', 'soql']);

/** Opens a browser: the reader's takes the address that it is sent to. */
const OPENS_A_BROWSER = /^sf org open\b/u;

/** What the gate or `npm test` runs anyway: running it here again would run this test within itself. */
const RUN_BY_THE_GATE = /^npm (?:ci|test|run (?:test|types|lint|format|check|docs)\b)/u;

/** What runs until it is interrupted. */
const STAYS = /^npm (?:start|run local-org -- serve)\b/u;

/** Changes what is installed here, so a workflow of the forge runs it on a machine of its own. */
const ELSEWHERE: ReadonlySet<string> = new Set(['npm ci --omit=dev', 'npm ci --prefix bench']);

/** What measures at a size that takes long; here it measures less, and not the peer that is installed apart. */
const MEASURES = /^npm run bench\b/u;
const SMALLER: readonly (readonly [RegExp, string])[] = [
  [/--peers/u, '--rows 400 --refused 2 --only migrate,bulk,tree'],
  [/--local-org|--memory/u, '--rows 2000'],
];

const withoutNpx = (part: string): string => wordsOf(part).join(' ').replace(/^npx /u, '');

function kindOf(part: string): 'gate' | 'start' | 'measure' | 'browser' | 'run' {
  const command = withoutNpx(part);
  if (OPENS_A_BROWSER.test(command)) return 'browser';
  if (RUN_BY_THE_GATE.test(command)) return 'gate';
  if (STAYS.test(command)) return 'start';
  return MEASURES.test(command) ? 'measure' : 'run';
}

const where = (command: CommandLine): string => `${command.file}:${command.line}`;

/** Types a command as far as a laptop without Salesforce can answer it. */
async function follow(reader: Reader, part: string, at: string): Promise<void> {
  const kind = kindOf(part);
  if (kind === 'run') await reader.runs(part, at);
  if (kind === 'browser') await reader.opens(part, at);
  if (kind === 'measure') await reader.runs(withOption(part, smaller(part)), at);
  // A free port: another local org may run on this machine.
  if (kind === 'start') await reader.starts(part.includes(' serve') ? withOption(part, '--port 0') : part, at);
}

/** The options with which a measurement takes seconds; none where it does anyway. */
function smaller(part: string): string {
  return SMALLER.find(([measure]) => measure.test(part))?.[1] ?? '';
}

/** The npm script with an option more: behind its ` -- ` when it has one. */
function withOption(part: string, option: string): string {
  if (part.includes(option)) return part;
  return part.includes(' -- ') ? `${part} ${option}` : `${part} -- ${option}`;
}

suite('Every command of the documents works', () => {
  test('every block of code says its language', () => {
    const unknown = documents
      .flatMap(({ blocks }) => blocks)
      .filter(({ language }) => language !== 'sh' && !NO_COMMANDS.has(language))
      .map(({ file, line, language }) => `${file}:${line} "${language}"`);
    assert.deepEqual(unknown, []);
  });

  test('every npm script exists, in blocks and in the text', () => {
    const named = documents.flatMap(({ file }) =>
      [...readFileSync(file, 'utf8').matchAll(/npm run ([\w:-]+)/gu)].map(([, script = '']) => ({ file, script })),
    );
    assert.ok(named.length > 10);
    assert.deepEqual(
      named.filter(({ script }) => !(script in scripts)),
      [],
    );
  });

  test('every sf command exists with these flags', () => {
    const used = commands.flatMap((command) =>
      partsOf(command)
        .map((part) => wordsOf(part).filter((word) => word !== 'npx'))
        .filter(([program]) => program === 'sf')
        .map(([, ...words]) => ({ at: where(command), faults: faultsOfSfCommand(words) })),
    );
    assert.ok(used.length > 5);
    assert.deepEqual(
      used.filter(({ faults }) => faults.length > 0),
      [],
    );
  });

  test('the gate runs what the README says, and npm test the other checks', () => {
    const gate = readFileSync('.ci/run', 'utf8');
    const steps = readFileSync('scripts/test.ts', 'utf8');
    const workflows = globSync('.github/workflows/*.yml').map((file) => readFileSync(file, 'utf8'));
    const missing = commands
      .flatMap((command) => partsOf(command))
      .map(withoutNpx)
      .filter((part) => kindOf(part) === 'gate')
      .filter((part) => {
        const script = /^npm run ([\w:]+)/u.exec(part)?.[1];
        if (ELSEWHERE.has(part)) return !workflows.some((workflow) => workflow.includes(`run: ${part}`));
        if (script === undefined) return !gate.includes(part);
        return !['docs', 'format', 'test:quick'].includes(script) && !steps.includes(`'${script}'`);
      });
    assert.deepEqual(missing, []);
  });

  for (const file of new Set(shellBlocks.map((block) => block.file))) {
    test(`${file}: what can run on a laptop runs, in its order`, { timeout: 600_000 }, async () => {
      const reader = await openReader();
      try {
        for (const block of shellBlocks.filter((candidate) => candidate.file === file)) {
          reader.beginsAtTheTop();
          for (const command of commandLines(block))
            for (const part of partsOf(command)) await follow(reader, part, where(command));
        }
      } finally {
        await reader.leave();
      }
    });
  }
});
