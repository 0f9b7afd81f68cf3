import assert from 'node:assert/strict';
import { cpSync, existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
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

const projects: string[] = [];
after(() => projects.forEach((project) => rmSync(project, { recursive: true, force: true })));

/** The findings in the sound project with the files of a case laid over it. */
async function findingsIn(name?: string): Promise<Finding[]> {
  const project = mkdtempSync(path.join(tmpdir(), 'broken-'));
  projects.push(project);
  cpSync(path.join(FOLDER, 'sound'), path.join(project, 'app'), { recursive: true });
  if (name !== undefined) cpSync(path.join(FOLDER, name), path.join(project, 'app'), { recursive: true });
  for (const file of ['.flow-scanner.json', '.forceignore'])
    if (existsSync(path.join(project, 'app', file))) cpSync(path.join(project, 'app', file), path.join(project, file));
  return checkSource([path.join(project, 'app')], project, { apiVersion: '66.0' });
}

/** Where a case says that it is broken: `file:line`, or the files it lays over the sound project. */
function placesOf(name: string): string[] {
  const files = globSync('**/*.*', { cwd: path.join(FOLDER, name) }).filter((file) =>
    statSync(path.join(FOLDER, name, file)).isFile(),
  );
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
  const files = globSync('**/*.xml', { cwd: path.join(FOLDER, name) });
  return files.flatMap((file) => {
    const [, rules] = /<!-- broken, and so: ([\w -]+) -->/u.exec(readFileSync(path.join(FOLDER, name, file), 'utf8')) ?? [];
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
