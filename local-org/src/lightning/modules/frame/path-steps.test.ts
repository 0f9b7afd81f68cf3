import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PathDescription } from '../../pages/types.ts';
import { stepsOf } from './path-steps.ts';

const step = (value: string, isClosed = false, isWon = false) => ({
  value,
  label: value,
  isClosed,
  isWon,
  fields: [],
  info: '',
});
const STAGES: PathDescription = {
  label: 'Deal',
  fieldApiName: 'Stage__c',
  fieldLabel: 'Stage',
  steps: [step('New'), step('Offer'), step('Won', true, true), step('Lost', true)],
};
const shown = (value: string, path = STAGES): string[] =>
  stepsOf(path, value).map(({ label, kind }) => `${label} ${kind}`);

test('what stands before the value is complete, and closed stages are one step', () => {
  assert.deepEqual(shown('Offer'), ['New complete', 'Offer current', 'Closed incomplete']);
});

test('a closed record shows the stage it was closed as; a lost one has completed nothing', () => {
  assert.deepEqual(shown('Won'), ['New complete', 'Offer complete', 'Won won']);
  assert.deepEqual(shown('Lost'), ['New incomplete', 'Offer incomplete', 'Lost lost']);
});

test('a picklist without closed values is its values, and an unknown value completes none', () => {
  const plain = { ...STAGES, steps: [step('Open'), step('Paid')] };
  assert.deepEqual(shown('Paid', plain), ['Open complete', 'Paid current']);
  assert.deepEqual(shown('Else', plain), ['Open incomplete', 'Paid incomplete']);
});
