import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { generatedDocuments } from '../../scripts/documents/documents.ts';

suite('Documents made from the metadata', () => {
  test('are as the metadata is now (else: node scripts/documents.ts)', async () => {
    const stale = [...(await generatedDocuments())]
      .filter(([file, content]) => !existsSync(file) || readFileSync(file, 'utf8') !== content)
      .map(([file]) => file);
    assert.deepEqual(stale, []);
  });

  test('know of every object, and no page is left of one that went', async () => {
    const made = [...(await generatedDocuments()).keys()].filter((file) => file.startsWith('docs/objects/'));
    assert.deepEqual(globSync('docs/objects/*').sort(), [...made].sort());
    assert.ok(made.length > 10);
  });
});
