import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { children, readAll, readFields, text } from './metadata.ts';

const LIFE = readFileSync('docs/life-of-a-deal.md', 'utf8');
const POLICY = readFileSync('docs/policy.md', 'utf8');

/** Objects whose status only the log or history reads. */
const WITHOUT_LIFE = ['Handover_Cost__c'];

/** The document's part for an object: the state picture of the brief and of the project, a row of the table for all others. */
function partFor(object: string, label: string): string {
  const pictures = LIFE.match(/```mermaid[\s\S]*?```/gu) ?? [];
  if (object === 'Handover_Brief__c') return pictures[0] ?? '';
  if (object === 'Handover_Project__c') return pictures[1] ?? '';
  return LIFE.split('\n').find((line) => line.startsWith(`| ${label} `)) ?? '';
}

suite('The life of a deal is told as the metadata has it', () => {
  const labels = new Map(
    [...readAll('objects/*__c/*.object-meta.xml')].map(([path, element]) => [
      path.split('/').at(-2),
      text(element, 'label'),
    ]),
  );
  const statuses = [...readFields().values()].filter(
    ({ name, object }) => name === `${object}.Status__c` && !WITHOUT_LIFE.includes(object),
  );

  for (const { object, element } of statuses)
    test(`each state of ${object} is told, and no other`, () => {
      const values = children(element, 'valueSet')
        .flatMap((set) => children(set, 'valueSetDefinition'))
        .flatMap((set) => children(set, 'value'))
        .map((value) => text(value, 'fullName'));
      assert.ok(values.length > 0);
      const part = partFor(object, labels.get(object) ?? '');
      assert.notEqual(part, '', `${object} is not told`);
      assert.deepEqual(
        values.filter((value) => !part.includes(value)),
        [],
      );
      if (part.startsWith('|')) assert.equal(part.split('|')[2]?.trim(), values.join(', '));
    });
});

suite('The policy is told completely', () => {
  test('every setting has a shipped value, what to enter, what it does, and something that reads it', () => {
    const settings = [...readAll('objects/Handover_Policy__mdt/fields/*.field-meta.xml').values()];
    assert.ok(settings.length > 15);
    const incomplete = settings.filter((setting) => {
      const row = POLICY.split('\n').find((line) => line.includes(`\`${text(setting, 'fullName')}\``)) ?? '';
      const cells = row.split('|').slice(1, -1);
      return cells.length !== 5 || cells.some((cell) => cell.trim() === '');
    });
    assert.deepEqual(
      incomplete.map((setting) => text(setting, 'fullName')),
      [],
    );
  });
});
