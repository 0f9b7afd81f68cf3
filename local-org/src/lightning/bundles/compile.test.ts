import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Component } from '../../metadata/types.ts';
import { BundleError, compileBundle } from './compile.ts';

const bundle = (fullName: string, files: Record<string, string>): Component => ({
  type: 'LightningComponentBundle',
  fullName,
  fileName: `lwc/${fullName}`,
  definition: {},
  files,
});

test('a bundle of styles alone is for the @import of others', async () => {
  const { code } = await compileBundle(bundle('shipmentStyles', { 'shipmentStyles.css': '.weight { color: red; }' }));
  assert.match(code, /\.weight[^]*export \{ \w+ as default \}/u);
  const { imports } = await compileBundle(
    bundle('shipmentCard', {
      'shipmentCard.css': "@import 'c/shipmentStyles';",
      'shipmentCard.html': '<template><p class="weight">12</p></template>',
      'shipmentCard.js': "import { LightningElement } from 'lwc';\nexport default class extends LightningElement {}",
    }),
  );
  assert.deepEqual([...imports].sort(), ['c/shipmentStyles', 'lwc']);
});

test('a bundle without its script is refused', async () => {
  await assert.rejects(
    compileBundle(bundle('shipmentList', { 'shipmentList.html': '<template></template>' })),
    (error) => error instanceof BundleError && error.message === 'c/shipmentList: the bundle has no shipmentList.js.',
  );
});
