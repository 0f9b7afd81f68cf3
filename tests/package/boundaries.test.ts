import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { suite, test } from 'node:test';

/** Files of a folder as text, by path; packages and emitted files left out. */
async function sources(pattern: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const file of glob(pattern, { exclude: ['**/node_modules/**'] })) {
    files.set(file, await readFile(file, 'utf8'));
  }
  assert.ok(files.size > 0, `${pattern} matches files`);
  return files;
}

/** The files whose text matches, with the first matching line. */
function offenders(files: ReadonlyMap<string, string>, pattern: RegExp): string[] {
  return [...files].flatMap(([file, text]) => {
    const line = text.split('\n').find((candidate) => pattern.test(candidate));
    return line === undefined ? [] : [`${file}: ${line.trim()}`];
  });
}

suite('The house keeps its boundaries', () => {
  test('the local org knows Salesforce and nothing of the package', async () => {
    const files = await sources('local-org/**/*.{ts,html,css,json,md}');
    assert.deepEqual(offenders(files, /handover/iu), []);
  });

  test('the package knows neither the scripts nor the local org', async () => {
    const files = await sources('{force-app,policy}/**/*.{xml,ts,html,css}');
    assert.deepEqual(offenders(files, /local-org|local org|\bscripts\//iu), []);
  });

  test('scripts, tests and benchmarks use an org through its public interfaces only', async () => {
    const files = await sources('{scripts,tests,bench}/**/*.ts');
    assert.deepEqual(offenders(files, /from\s+['"][^'"]*local-org\/src/u), []);
  });

  test('no stage, and no id, is written into rules, flows or components', async () => {
    const files = await sources('force-app/**/*.{validationRule-meta.xml,flow-meta.xml,ts}');
    const outsideTests = new Map([...files].filter(([file]) => !file.includes('__tests__')));
    assert.deepEqual(offenders(outsideTests, /Closed Won|Closed Lost|Prospecting|\b00[1356][A-Za-z0-9]{12,15}\b/u), []);
  });
});
