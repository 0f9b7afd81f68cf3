import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SObjectRecord } from '../../schema/types.ts';
import { open } from '../testing/test-org.ts';
import {
  boolean,
  checkbox,
  element,
  field,
  filter,
  flowFile,
  masterDetail,
  number,
  numeral,
  objectFile,
  onSave,
  rollUp,
  set,
} from '../testing/xml.ts';

const OPEN =
  '<summaryFilterItems><field>Crate__c.Open__c</field><operation>equals</operation><value>True</value></summaryFilterItems>';

/** Trucks with roll-ups of every kind; a flow sets the weight of a crate that is marked, after the save. */
const FILES = {
  'objects/Truck__c.object': objectFile(
    'Truck',
    rollUp('Crates__c', 'Crate__c', 'Truck__c', 'count') +
      rollUp('Open_Weight__c', 'Crate__c', 'Truck__c', 'sum', 'Weight__c', OPEN) +
      rollUp('Thirds__c', 'Crate__c', 'Truck__c', 'sum', 'Third__c') +
      rollUp('Lightest__c', 'Crate__c', 'Truck__c', 'min', 'Weight__c') +
      rollUp('Heaviest__c', 'Crate__c', 'Truck__c', 'max', 'Third__c', OPEN),
  ),
  'objects/Crate__c.object': objectFile(
    'Crate',
    masterDetail('Truck__c', 'Truck__c', 'Crates').replace(
      '<relationshipLabel>',
      '<reparentableMasterDetail>true</reparentableMasterDetail><relationshipLabel>',
    ) +
      number('Weight__c') +
      field('Third__c', 'Number', '<formula>Weight__c / 3</formula><precision>18</precision><scale>2</scale>') +
      checkbox('Open__c') +
      checkbox('Marked__c'),
    { sharing: 'ControlledByParent' },
  ),
  'flows/Crate_After.flow': flowFile(
    'Crate After',
    onSave(
      'Crate__c',
      'After',
      'CreateAndUpdate',
      'Weigh',
      `<filterLogic>and</filterLogic>${filter('Marked__c', 'EqualTo', boolean(true))}`,
    ),
    element(
      'recordUpdates',
      'Weigh',
      `${set('Marked__c', boolean(false))}${set('Weight__c', numeral(7.25))}<inputReference>$Record</inputReference>`,
    ),
  ),
};

test('roll-ups that move with what changed equal what a count of all details gives, whatever happened', (t) => {
  const org = open(t, FILES);
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const trucks = org.insert('Truck__c', [{}, {}, {}]).map(({ id }) => String(id));
  const values = (): SObjectRecord => ({
    Weight__c: random(6) === 0 ? null : random(400) / (random(5) === 0 ? 7 : 20),
    Open__c: random(2) === 0,
    Marked__c: random(5) === 0,
  });
  for (let round = 0; round < 60; round++) {
    const crates = org.all('Crate__c').map(({ Id }) => String(Id));
    const some = crates.filter(() => random(4) === 0);
    const truck = (): string => trucks[random(3)] ?? '';
    if (round % 3 === 0)
      org.insert(
        'Crate__c',
        Array.from({ length: 4 }, () => ({ ...values(), Truck__c: truck() })),
      );
    else if (round % 3 === 1)
      org.update(
        'Crate__c',
        some.map((Id) => ({ ...values(), Id, Truck__c: truck() })),
      );
    else org.remove('Crate__c', some.slice(0, 3));
    const left = org.all('Crate__c');
    for (const id of trucks) {
      const own = left.filter((crate) => crate['Truck__c'] === id);
      const weights = (list: typeof own): number[] =>
        list.flatMap(({ Weight__c }) => (typeof Weight__c === 'number' ? [Weight__c] : []));
      const thirds = (list: typeof own): number[] =>
        list.map(({ Weight__c }) => Math.round((Number(Weight__c ?? 0) / 3) * 100) / 100);
      const isOpen = own.filter((crate) => crate['Open__c'] === true);
      const least = (list: readonly number[]): number | null => (list.length === 0 ? null : Math.min(...list));
      const greatest = (list: readonly number[]): number | null => (list.length === 0 ? null : Math.max(...list));
      // The last digit of a sum of long fractions depends on the order of adding.
      const sum = (list: readonly number[]): number => Number(list.reduce((total, one) => total + one, 0).toFixed(9));
      const stored = org.one('Truck__c', id);
      assert.deepEqual(
        [
          stored['Crates__c'],
          Number(Number(stored['Open_Weight__c']).toFixed(9)),
          stored['Thirds__c'],
          stored['Lightest__c'],
          stored['Heaviest__c'],
        ],
        [own.length, sum(weights(isOpen)), sum(thirds(own)), least(weights(own)), greatest(thirds(isOpen))],
        `round ${String(round)}`,
      );
    }
  }
  assert.ok(org.all('Crate__c').length > 10);
});

test('what a detail counted for is taken away exactly: an emptied master is back at zero', (t) => {
  const org = open(t, FILES);
  const truck = org.create('Truck__c', {});
  const crates = [0.1, 0.2, 100.7].map((Weight__c) =>
    org.create('Crate__c', { Truck__c: truck, Weight__c, Open__c: true }),
  );
  assert.equal(org.one('Truck__c', truck)['Open_Weight__c'], 101);
  org.remove('Crate__c', crates);
  const { Open_Weight__c: weight, Thirds__c: thirds, Lightest__c: lightest } = org.one('Truck__c', truck);
  assert.deepEqual([weight, thirds, lightest], [0, 0, null]);
});

test('a deploy that changes a formula of the details computes the roll-ups over it again', (t) => {
  const org = open(t, FILES);
  const truck = org.create('Truck__c', {});
  org.create('Crate__c', { Truck__c: truck, Weight__c: 6 });
  const crate = FILES['objects/Crate__c.object'];
  org.deploy({ 'objects/Crate__c.object': [crate[0], crate[1].replace('Weight__c / 3', 'Weight__c / 2')] });
  assert.equal(org.one('Truck__c', truck)['Thirds__c'], 3);
});
