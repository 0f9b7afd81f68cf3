import assert from 'node:assert/strict';
import { globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { ESLint } from 'eslint';

/** Everything that people write and read as code; what is emitted, recorded or downloaded is none of it. */
const sources = readAll(['{bench,force-app,local-org,policy,scripts,tests,types}/**/*.{ts,html,css}', '*.js']);
/** And what they write beside it. */
const written = new Map([...sources, ...readAll(['{force-app,policy}/**/*.xml', '{config,.github}/**/*.*'])]);
const OWN = path.relative(process.cwd(), import.meta.filename);
const isTest = (file: string): boolean => file.endsWith('.test.ts');
const linesOf = (text: string): string[] => text.trimEnd().split('\n');

function readAll(patterns: string[]): Map<string, string> {
  const exclude = (name: string): boolean => ['node_modules', 'conformance'].includes(path.basename(name));
  const files = globSync(patterns, { exclude }).filter((file) => statSync(file).isFile());
  return new Map(files.sort().map((file) => [file, readFileSync(file, 'utf8')]));
}

const MOST_LINES = 400;
/** Files that may be longer, and why. */
const LONG: readonly { readonly files: RegExp; readonly why: string }[] = [
  { files: /\.labels-meta\.xml$/u, why: 'Salesforce keeps all labels of a package in one file' },
  { files: /\.permissionset-meta\.xml$/u, why: 'five lines for each field, as Salesforce writes them' },
  { files: /\.layout-meta\.xml$/u, why: 'six lines for each field, as Salesforce writes them' },
  { files: /\.flow-meta\.xml$/u, why: 'read in Flow Builder, one element takes twenty lines; each says what it does' },
  { files: /^config\/migrations\/plan\.schema\.json$/u, why: 'made from the types of scripts/migrate/plan' },
];

const MOST_SOURCES = 16;
/** Folders that may hold more, and why. */
const WIDE: Readonly<Record<string, string>> = {
  'local-org/src/lightning/modules/frame': 'what the parts of the frame share, beside a folder for each part',
  'local-org/src/schema/standard': 'a file a standard object',
};

suite('A newcomer finds their way', () => {
  test('there is something to look at', () => {
    assert.ok(sources.size > 800, `${sources.size} files`);
  });

  test(`no file is longer than ${MOST_LINES} lines without a reason`, () => {
    const long = [...written].filter(([, text]) => linesOf(text).length > MOST_LINES).map(([file]) => file);
    assert.deepEqual(
      long.filter((file) => !LONG.some(({ files }) => files.test(file))),
      [],
    );
    assert.deepEqual(
      LONG.filter(({ files }) => !long.some((file) => files.test(file))),
      [],
      'a reason that no file needs',
    );
  });

  test(`no folder holds more than ${MOST_SOURCES} sources, or as many tests, without a reason`, () => {
    const count = new Map<string, { sources: number; tests: number }>();
    for (const file of sources.keys()) {
      const folder = count.get(path.dirname(file)) ?? { sources: 0, tests: 0 };
      folder[isTest(file) ? 'tests' : 'sources'] += 1;
      count.set(path.dirname(file), folder);
    }
    const wide = [...count].filter(([, held]) => Math.max(held.sources, held.tests) > MOST_SOURCES);
    assert.deepEqual(wide.map(([folder]) => folder).sort(), Object.keys(WIDE));
  });

  test('every top-level folder is told in the architecture or explains itself', () => {
    const told = readFileSync('docs/architecture.md', 'utf8') + readFileSync('README.md', 'utf8');
    const ignored = readFileSync('.gitignore', 'utf8')
      .split('\n')
      .map((line) => line.replace(/^\//u, ''));
    const folders = readdirSync('.', { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !ignored.includes(`${entry.name}/`))
      .map(({ name }) => name);
    assert.ok(folders.length > 5);
    assert.deepEqual(
      folders.filter((folder) => !new RegExp(`\\b${folder}\\b`, 'u').test(told)),
      [],
    );
  });

  test('so is every folder of the local org, the scripts and the tests', () => {
    const told = readFileSync('docs/architecture.md', 'utf8');
    const folders = globSync('{local-org/src,scripts,tests}/*/').map((folder) => folder.replace(/\/$/u, ''));
    assert.ok(folders.length > 25);
    assert.deepEqual(
      folders.filter((folder) => !told.includes(`\`${path.basename(folder)}\``) && !told.includes(`\`${folder}\``)),
      [],
    );
  });
});

suite('No check is silenced', () => {
  test('no comment switches the linter, the compiler or coverage off', () => {
    const silencing =
      /(?:\/\/|\/\*|<!--)\s*(?:eslint-disable|@ts-(?:ignore|expect-error|nocheck)|prettier-ignore|c8 ignore)/u;
    const found = [...sources].filter(([file, text]) => file !== OWN && silencing.test(text)).map(([file]) => file);
    assert.deepEqual(found, []);
    assert.match('// eslint-disable-next-line no-console', silencing);
    assert.match('  /* c8 ignore next */', silencing);
    assert.match('<!-- prettier-ignore -->', silencing);
  });

  test('no test is left out without saying why, and none is run alone', () => {
    const found = [...sources]
      .filter(([file]) => isTest(file) && file !== OWN)
      .flatMap(([file, text]) => leftOut(text).map((line) => `${file}: ${line}`));
    assert.deepEqual(found, []);
  });

  test('which means these, and not those', () => {
    for (const line of [
      "test.skip('a sentence', () => {",
      "  it.todo('a sentence');",
      "describe.only('a part', () => {",
      "xit('a sentence', () => {",
      't.skip();',
      "test('a sentence', { skip: true }, () => {",
      "test('a sentence', { only: true }, () => {",
      "test('a sentence', { todo: 'later' }, () => {",
      "suite('a part', { skip }, () => {",
      "const skip = process.platform === 'win32';\nsuite('a part', { skip }, () => {",
    ])
      assert.notDeepEqual(leftOut(line), [], line);
    for (const line of [
      "t.skip('there is no browser');",
      "test('a sentence', { skip: noBrowser && 'there is no browser' }, () => {",
      "test('a sentence', { skip: skippedOnAnOrg('its reason') }, () => {",
      "const skip = skippedOnAnOrg('its reason');\nsuite('a part', { skip }, () => {",
    ])
      assert.deepEqual(leftOut(line), [], line);
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

/** The lines of a test file that leave a test out without a text that the report would show, or run one alone. */
function leftOut(text: string): string[] {
  const namesReason = /\bconst skip = (?:skippedOnAnOrg\(|['"`])/u.test(text);
  const wordless = [
    /\b(?:test|it|suite|describe)\.(?:skip|todo|only|failing)\b/u,
    /\b(?:xit|fit|xtest|xdescribe|fdescribe)\(/u,
    /\b(?:only|todo): (?:true|'|"|`)/u,
    /\b(?:t|context)\.(?:skip|todo)\((?!['"`])/u,
    /\bskip: (?!.*['"`]|skippedOnAnOrg\()/u,
    ...(namesReason ? [] : [/\{ skip \}/u]),
  ];
  return linesOf(text)
    .filter((line) => wordless.some((pattern) => pattern.test(line)))
    .map((line) => line.trim());
}
