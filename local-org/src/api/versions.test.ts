import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listVersions, versionStatus } from './versions.ts';

test('versions are listed with the release they came with', () => {
  const versions = listVersions();
  const labelOf = (version: string): string | undefined => versions.find((entry) => entry.version === version)?.label;
  assert.equal(labelOf('31.0'), "Summer '14");
  assert.equal(labelOf('58.0'), "Summer '23");
  assert.equal(labelOf('66.0'), "Spring '26");
  assert.equal(versions.at(-1)?.url, '/services/data/v68.0');
});

test('retired, unknown and supported versions are told apart', () => {
  assert.equal(versionStatus('66.0'), 'supported');
  assert.equal(versionStatus('30.0'), 'retired');
  assert.equal(versionStatus('69.0'), 'unknown');
  assert.equal(versionStatus('66'), 'unknown');
});
