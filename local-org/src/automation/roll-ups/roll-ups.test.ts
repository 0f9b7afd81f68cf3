import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, messages } from '../testing/test-org.ts';
import {
  objectFile,
  text,
  number,
  checkbox,
  masterDetail,
  lookup,
  rollUp,
  rule,
  flowFile,
  element,
  string,
  assign,
  onSave,
} from '../testing/xml.ts';

test('roll-ups follow insert, change, move and deletion, two levels up, with filters', (t) => {
  const open_ = `<summaryFilterItems><field>Crate__c.Open__c</field><operation>equals</operation><value>True</value></summaryFilterItems>`;
  const org = open(t, {
    'objects/Fleet__c.object': objectFile('Fleet', rollUp('Weight__c', 'Truck__c', 'Fleet__c', 'sum', 'Weight__c')),
    'objects/Truck__c.object': objectFile(
      'Truck',
      masterDetail('Fleet__c', 'Fleet__c', 'Trucks') +
        rollUp('Weight__c', 'Crate__c', 'Truck__c', 'sum', 'Weight__c') +
        rollUp('Crates__c', 'Crate__c', 'Truck__c', 'count') +
        rollUp('Heaviest__c', 'Crate__c', 'Truck__c', 'max', 'Weight__c', open_),
      { sharing: 'ControlledByParent' },
    ),
    'objects/Crate__c.object': objectFile(
      'Crate',
      masterDetail('Truck__c', 'Truck__c', 'Crates').replace(
        '<referenceTo>',
        '<reparentableMasterDetail>true</reparentableMasterDetail><referenceTo>',
      ) +
        number('Weight__c') +
        checkbox('Open__c'),
      { sharing: 'ControlledByParent' },
    ),
  });
  const fleet = org.create('Fleet__c', {});
  const [one, two] = org
    .insert('Truck__c', [{ Fleet__c: fleet }, { Fleet__c: fleet }])
    .map((result) => String(result.id));
  const state = (): unknown => [
    org.one('Fleet__c', fleet)['Weight__c'],
    ...[one, two].map((id) => {
      const truck = org.one('Truck__c', id ?? '');
      return [truck['Weight__c'], truck['Crates__c'], truck['Heaviest__c']];
    }),
  ];
  assert.deepEqual(state(), [0, [0, 0, null], [0, 0, null]]);
  const crates = org
    .insert('Crate__c', [
      { Truck__c: one ?? '', Weight__c: 0.1, Open__c: true },
      { Truck__c: one ?? '', Weight__c: 0.2 },
    ])
    .map((result) => String(result.id));
  assert.deepEqual(state(), [0.3, [0.3, 2, 0.1], [0, 0, null]]);
  org.update('Crate__c', [{ Id: crates[1] ?? '', Truck__c: two ?? '', Weight__c: 5 }]);
  assert.deepEqual(state(), [5.1, [0.1, 1, 0.1], [5, 1, null]]);
  org.remove('Crate__c', [crates[0] ?? '']);
  assert.deepEqual(state(), [5, [0, 0, null], [5, 1, null]]);
});

test("a master's rule refuses the detail whose roll-up breaks it, and only that one", (t) => {
  const org = open(t, {
    'objects/Truck__c.object': objectFile(
      'Truck',
      rollUp('Weight__c', 'Crate__c', 'Truck__c', 'sum', 'Weight__c') +
        rule('Capacity', 'Weight__c > 10', 'The truck is full.'),
    ),
    'objects/Crate__c.object': objectFile(
      'Crate',
      masterDetail('Truck__c', 'Truck__c', 'Crates') + number('Weight__c'),
      { sharing: 'ControlledByParent' },
    ),
  });
  const [one, two] = org.insert('Truck__c', [{}, {}]).map((result) => String(result.id));
  const results = org.insert('Crate__c', [
    { Truck__c: one ?? '', Weight__c: 11 },
    { Truck__c: two ?? '', Weight__c: 2 },
  ]);
  assert.deepEqual(results.map(messages), [['The truck is full.'], []]);
  assert.deepEqual([org.one('Truck__c', one ?? '')['Weight__c'], org.one('Truck__c', two ?? '')['Weight__c']], [0, 2]);
});

test('a deploy that adds a roll-up computes it without running a flow on the masters', (t) => {
  const truck = (inner: string) => objectFile('Truck', number('Saves__c') + inner);
  const org = open(t, {
    'objects/Truck__c.object': truck(''),
    'objects/Crate__c.object': objectFile(
      'Crate',
      masterDetail('Truck__c', 'Truck__c', 'Crates') + number('Weight__c'),
      { sharing: 'ControlledByParent' },
    ),
  });
  const id = org.create('Truck__c', {});
  org.create('Crate__c', { Truck__c: id, Weight__c: 3 });
  org.deploy({
    'objects/Truck__c.object': truck(rollUp('Weight__c', 'Crate__c', 'Truck__c', 'sum', 'Weight__c')),
    'flows/Truck_BeforeSave_Count.flow': flowFile(
      'Count',
      onSave('Truck__c', 'Before', 'CreateAndUpdate', 'Count'),
      element('assignments', 'Count', assign('$Record.Saves__c', '<value><numberValue>1</numberValue></value>')),
    ),
  });
  assert.deepEqual([org.one('Truck__c', id)['Weight__c'], org.one('Truck__c', id)['Saves__c']], [3, null]);
});

test('a detail that goes with one master leaves the roll-up of the other', (t) => {
  const org = open(t, {
    'objects/Truck__c.object': objectFile('Truck', ''),
    'objects/Depot__c.object': objectFile('Depot', rollUp('Visits__c', 'Visit__c', 'Depot__c', 'count')),
    'objects/Visit__c.object': objectFile(
      'Visit',
      masterDetail('Truck__c', 'Truck__c', 'Visits').replace(
        '<relationshipName>',
        '<relationshipOrder>0</relationshipOrder><relationshipName>',
      ) +
        masterDetail('Depot__c', 'Depot__c', 'Visits').replace(
          '<relationshipName>',
          '<relationshipOrder>1</relationshipOrder><relationshipName>',
        ),
      { sharing: 'ControlledByParent' },
    ),
  });
  const [truck, depot] = [org.create('Truck__c', {}), org.create('Depot__c', {})];
  org.create('Visit__c', { Truck__c: truck, Depot__c: depot });
  assert.equal(org.one('Depot__c', depot)['Visits__c'], 1);
  assert.deepEqual(org.remove('Truck__c', [truck])[0]?.errors, []);
  assert.equal(org.one('Depot__c', depot)['Visits__c'], 0);
});
test('deleting takes details along, empties lookups without automation, and is refused by a restricting lookup', (t) => {
  const org = open(t, {
    'objects/Truck__c.object': objectFile('Truck', ''),
    'objects/Crate__c.object': objectFile('Crate', masterDetail('Truck__c', 'Truck__c', 'Crates'), {
      sharing: 'ControlledByParent',
    }),
    'objects/Permit__c.object': objectFile(
      'Permit',
      lookup('Truck__c', 'Truck__c', 'Permits', '<deleteConstraint>Restrict</deleteConstraint>'),
    ),
    'objects/Note__c.object': objectFile(
      'Note',
      text('Seen__c') + lookup('Truck__c', 'Truck__c', 'Notes', '<deleteConstraint>SetNull</deleteConstraint>'),
    ),
    'flows/Note_BeforeSave_See.flow': flowFile(
      'See',
      onSave('Note__c', 'Before', 'Update', 'See'),
      element('assignments', 'See', assign('$Record.Seen__c', string('yes'))),
    ),
  });
  const truck = org.create('Truck__c', { Name: 'T1' });
  org.create('Crate__c', { Truck__c: truck });
  const note = org.create('Note__c', { Truck__c: truck });
  const permit = org.create('Permit__c', { Name: 'P1', Truck__c: truck });
  assert.deepEqual(org.remove('Truck__c', [truck])[0]?.errors, [
    {
      statusCode: 'DELETE_FAILED',
      message:
        'Your attempt to delete T1 could not be completed because it is associated with the following permits.: P1\n',
      fields: [],
    },
  ]);
  org.remove('Permit__c', [permit]);
  assert.deepEqual(org.remove('Truck__c', [truck])[0]?.errors, []);
  assert.deepEqual(
    [org.all('Crate__c').length, org.one('Note__c', note)['Truck__c'], org.one('Note__c', note)['Seen__c']],
    [0, null, null],
  );
});
