import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';

const files = globSync('{bench,force-app,local-org/src,scripts,tests,types}/**/*.{ts,mjs}', {
  exclude: (name) => path.basename(name) === 'node_modules',
});
const sources = new Map(files.sort().map((file) => [file, readFileSync(file, 'utf8')]));

/** The files in which a word stands. */
const filesOf = new Map<string, Set<string>>();
for (const [file, text] of sources)
  for (const [word] of text.matchAll(/[A-Za-z_$][\w$]*/gu))
    filesOf.set(word, (filesOf.get(word) ?? new Set()).add(file));

/** Modules that components of any package import, so all of what Salesforce documents has to be there. */
const SALESFORCES = 'local-org/src/lightning/modules/lightning/';

suite('What a file exports, another one uses', () => {
  test('functions, classes and constants', () => {
    const exported = [...sources]
      .filter(([file]) => !file.startsWith(SALESFORCES) && !file.endsWith('.d.ts'))
      .flatMap(([file, text]) =>
        [...text.matchAll(/^export (?:async )?(?:function\*?|const|class) ([A-Za-z_$][\w$]*)/gmu)].map(
          ([, name = '']) => ({ file, name }),
        ),
      );
    assert.ok(exported.length > 1000);
    const unused = exported.filter(({ file, name }) => [...(filesOf.get(name) ?? [])].every((other) => other === file));
    assert.deepEqual(unused, []);
  });
});
