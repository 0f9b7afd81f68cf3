import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { ESLint } from 'eslint';

/** Everything that people write and read as code; what is emitted, recorded or downloaded is none of it. */
const sources = new Map(
  globSync('{bench,force-app,local-org,policy,scripts,tests,types}/**/*.{ts,html,css}', {
    exclude: (name) => ['node_modules', 'conformance'].includes(path.basename(name)),
  })
    .sort()
    .map((file) => [file, readFileSync(file, 'utf8')]),
);
const isTest = (file: string): boolean => file.endsWith('.test.ts');
const linesOf = (text: string): string[] => text.trimEnd().split('\n');

const MOST_LINES = 400;
/** Files that may be longer, and why. */
const LONG: Readonly<Record<string, string>> = {};

const MOST_SOURCES = 16;
/** Folders that may hold more sources (tests beside them not counted), and why. */
const WIDE: Readonly<Record<string, string>> = {
  'local-org/src/lightning/modules/frame': 'what the parts of the frame share, beside a folder for each part',
  'local-org/src/schema/standard': 'a file a standard object',
};

suite('A newcomer finds their way', () => {
  test('there is something to look at', () => {
    assert.ok(sources.size > 800, `${sources.size} files`);
  });

  test(`no file is longer than ${MOST_LINES} lines without a reason`, () => {
    const long = [...sources].filter(([, text]) => linesOf(text).length > MOST_LINES).map(([file]) => file);
    assert.deepEqual(long, Object.keys(LONG));
  });

  test(`no folder holds more than ${MOST_SOURCES} sources without a reason`, () => {
    const count = new Map<string, number>();
    for (const file of sources.keys())
      if (!isTest(file)) count.set(path.dirname(file), (count.get(path.dirname(file)) ?? 0) + 1);
    const wide = [...count].filter(([, files]) => files > MOST_SOURCES).map(([folder]) => folder);
    assert.deepEqual(wide.sort(), Object.keys(WIDE));
  });

  test('every top-level folder is told in the architecture or explains itself', () => {
    const told = readFileSync('docs/architecture.md', 'utf8') + readFileSync('README.md', 'utf8');
    const folders = [...new Set([...sources.keys()].map((file) => file.split('/')[0] ?? ''))];
    assert.deepEqual(
      folders.filter((folder) => !new RegExp(`\\b${folder}\\b`, 'u').test(told)),
      [],
    );
  });
});

suite('No check is silenced', () => {
  test('no comment switches the linter, the compiler or coverage off', () => {
    const silencing =
      /(?:\/\/|\/\*|<!--)\s*(?:eslint-disable|@ts-(?:ignore|expect-error|nocheck)|prettier-ignore|c8 ignore)/u;
    const found = [...sources].filter(([, text]) => silencing.test(text)).map(([file]) => file);
    assert.deepEqual(found, []);
  });

  test('no test is left out without saying why, and none is run alone', () => {
    const wordless = [...sources]
      .filter(([file]) => isTest(file))
      .flatMap(([file, text]) =>
        linesOf(text)
          .filter(
            (line) => /\.(?:todo|only)\(|\b(?:xit|fit|xdescribe|fdescribe)\(/u.test(line) || skipsWithoutWords(line),
          )
          .map((line) => `${file}: ${line.trim()}`),
      );
    assert.deepEqual(wordless, []);
  });

  test('any and suppressing comments are errors everywhere, and no comment can change that', async () => {
    const eslint = new ESLint();
    const samples = ['scripts/start.ts', 'local-org/src/cli.ts', 'tests/package/house.test.ts', 'bench/bench.ts'];
    const bundle = [...sources.keys()].find((file) => /force-app\/.*\/lwc\/.*\.ts$/u.test(file)) ?? '';
    for (const file of [...samples, bundle]) {
      const { rules, linterOptions } = (await eslint.calculateConfigForFile(file)) as {
        rules: Record<string, [number]>;
        linterOptions: { noInlineConfig?: boolean };
      };
      const severities = ['no-explicit-any', 'ban-ts-comment', 'no-non-null-assertion'].map(
        (rule) => rules[`@typescript-eslint/${rule}`]?.[0],
      );
      assert.deepEqual([file, linterOptions.noInlineConfig, ...severities], [file, true, 2, 2, 2]);
    }
  });

  test('every rule that is switched off says why above it', () => {
    const lines = linesOf(readFileSync('eslint.config.js', 'utf8'));
    const isOff = (line: string): boolean => line.includes("'off'");
    const unexplained = lines.filter((line, index) => {
      if (!isOff(line)) return false;
      const above = lines.slice(0, index).findLast((other) => !isOff(other) && !/^\s*(?:rules|files): /u.test(other));
      return above === undefined || !above.trim().startsWith('//');
    });
    assert.ok(lines.some(isOff));
    assert.deepEqual(unexplained, []);
  });
});

/** Whether a line leaves a test out on a condition alone, without a text that the report would show. */
function skipsWithoutWords(line: string): boolean {
  return /\.skip\((?!['"`])/u.test(line) || /\bskip: (?!.*(?:['"`]|skippedOnAnOrg))/u.test(line);
}
