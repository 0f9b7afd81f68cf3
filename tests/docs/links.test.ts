import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { readDocuments } from './harness/documents.ts';

const documents = readDocuments();
const byFile = new Map(documents.map((document) => [document.file, document]));
const links = documents.flatMap((document) => document.links);
const isElsewhere = (target: string): boolean => /^[a-z]+:/u.test(target);

/** The file and the anchor that a relative link names; an anchor alone is one of the same file. */
function resolve(file: string, target: string): { file: string; anchor: string } {
  const [relative = '', anchor = ''] = target.split('#');
  return { file: relative === '' ? file : path.join(path.dirname(file), decodeURIComponent(relative)), anchor };
}

suite('A reader can follow every link', () => {
  test('every file and folder that a document points to exists', () => {
    assert.ok(links.length > 50);
    const broken = links
      .filter(({ target }) => !isElsewhere(target))
      .filter(({ file, target }) => !existsSync(resolve(file, target).file))
      .map(({ file, target }) => `${file}: ${target}`);
    assert.deepEqual(broken, []);
  });

  test('every heading that a link jumps to exists', () => {
    const broken = links
      .filter(({ target }) => !isElsewhere(target) && target.includes('#'))
      .filter(({ file, target }) => {
        const { file: found, anchor } = resolve(file, target);
        return byFile.get(found)?.anchors.has(anchor) !== true;
      })
      .map(({ file, target }) => `${file}: ${target}`);
    assert.deepEqual(broken, []);
  });

  test('links elsewhere are secure, save those to the reader’s own machine', () => {
    const insecure = links.filter(({ target }) => /^http:/u.test(target) && !/^http:\/\/127\.0\.0\.1/u.test(target));
    assert.deepEqual(insecure, []);
  });

  test('every picture says in words what it shows', () => {
    const silent = links.filter(({ isImage, text }) => isImage && text.trim().length < 10);
    assert.deepEqual(silent, []);
  });

  test('every test file that a document names exists', () => {
    const tests = new Set(
      globSync('{tests,local-org,scripts,force-app}/**/*.test.ts').map((file) => path.basename(file)),
    );
    const gone = documents.flatMap(({ file }) =>
      [...readFileSync(file, 'utf8').matchAll(/[\w-]+\.test\.ts/gu)]
        .filter(([name]) => !tests.has(name))
        .map(([name]) => `${file}: ${name}`),
    );
    assert.deepEqual(gone, []);
  });

  test('every page can be reached from the README', () => {
    const reached = new Set<string>();
    const waiting = ['README.md'];
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      if (reached.has(file)) continue;
      reached.add(file);
      for (const link of byFile.get(file)?.links ?? [])
        if (!isElsewhere(link.target)) waiting.push(resolve(file, link.target).file);
    }
    const lost = documents.filter(({ file }) => file.startsWith('docs/') && !reached.has(file));
    assert.deepEqual(
      lost.map(({ file }) => file),
      [],
    );
  });
});
