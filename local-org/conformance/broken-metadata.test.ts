import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, suite, test } from 'node:test';
import { REMEDIES } from '../src/metadata/rules.ts';
import { checkSource, type Finding } from '../src/metadata/source/check-source.ts';

/**
 * A sound project and, one folder a rule (`rule` or `rule.variant`), the files that break it. The comment "broken" stands in the
 * line before the fault where there is a line to name.
 */
const FOLDER = path.join(import.meta.dirname, 'broken-metadata');
const CASES = readdirSync(FOLDER)
  .filter((name) => name !== 'sound' && statSync(path.join(FOLDER, name)).isDirectory())
  .sort();

/** Rules that need an org or a package.xml to be broken; the tests of a deploy prove them. */
const OF_A_DEPLOY = ['duplicate-name', 'field-type-change', 'manifest', 'referenced-elsewhere'];

/** The sound project, with the files of one case after the other laid over it. */
const PROJECT = mkdtempSync(path.join(tmpdir(), 'broken-'));
const APP = path.join(PROJECT, 'app');
cpSync(path.join(FOLDER, 'sound'), APP, { recursive: true });
after(() => rmSync(PROJECT, { recursive: true, force: true }));

/** The findings in the sound project with the files of a case laid over it; the project is sound again afterwards. */
async function findingsIn(name?: string): Promise<Finding[]> {
  const files = name === undefined ? [] : filesOf(name);
  // Settings of the project stand beside its package directory.
  const target = (file: string): string => path.join(file.startsWith('.') ? PROJECT : APP, file);
  for (const file of files) cpSync(path.join(FOLDER, name ?? '', file), target(file));
  try {
    return await checkSource([APP], PROJECT, { apiVersion: '66.0' });
  } finally {
    for (const file of files) {
      const sound = path.join(FOLDER, 'sound', file);
      if (existsSync(sound)) cpSync(sound, target(file));
      else rmSync(target(file));
    }
  }
}

function filesOf(name: string): string[] {
  const folder = path.join(FOLDER, name);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(path.join(folder, file)).isFile(),
  );
}

/** Where a case says that it is broken: `file:line`, or the files it lays over the sound project. */
function placesOf(name: string): string[] {
  const files = filesOf(name);
  const marked = files.flatMap((file) =>
    readFileSync(path.join(FOLDER, name, file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        /<!-- broken[^>]*-->|^\/\/ broken$/u.test(line.trim()) ? [`app/${file}:${index + 2}`] : [],
      ),
  );
  return marked.length > 0 ? marked : files.map((file) => `app/${file}`);
}

/** Rules that a case cannot help breaking as well: "broken, and so: rule rule". */
function consequencesOf(name: string): string[] {
  return filesOf(name).flatMap((file) => {
    const [, rules] =
      /<!-- broken, and so: ([\w -]+) -->/u.exec(readFileSync(path.join(FOLDER, name, file), 'utf8')) ?? [];
    return rules?.split(' ') ?? [];
  });
}

suite('The check finds what is broken, in its file and line, by its rule, with what to do about it', () => {
  test('a sound project has no findings', async () => {
    assert.deepEqual(await findingsIn(), []);
  });

  for (const name of CASES) {
    test(name, async () => {
      const findings = await findingsIn(name);
      const rule = name.split('.')[0] ?? '';
      assert.deepEqual(
        findings.map((finding) => finding.rule).sort(),
        [rule, ...consequencesOf(name)].sort(),
        JSON.stringify(findings, null, 2),
      );
      const found = findings.filter((finding) => finding.rule === rule);
      const places = placesOf(name);
      const isPlace = ({ fileName, line }: Finding): boolean =>
        places.some((place) => [fileName, `${fileName}:${line}`].includes(place) || place.startsWith(`${fileName}/`));
      assert.ok(
        found.some(isPlace),
        `${found.map(({ fileName, line }) => `${fileName}:${line}`).join()} is found, ${places.join()} is broken`,
      );
      for (const { remedy } of findings) assert.notEqual(remedy, '');
    });
  }

  test('each rule is proven', () => {
    const proven = new Set(CASES.map((name) => name.split('.')[0]));
    const unproven = Object.keys(REMEDIES).filter((rule) => !proven.has(rule) && !OF_A_DEPLOY.includes(rule));
    assert.deepEqual(unproven, []);
  });
});
