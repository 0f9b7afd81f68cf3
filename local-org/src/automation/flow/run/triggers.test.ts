import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from '../../testing/test-org.ts';
import {
  objectFile,
  field,
  number,
  lookup,
  flowFile,
  element,
  to,
  reference,
  string,
  numeral,
  boolean,
  assign,
  filter,
  set,
  onSave,
  create,
  SHIPMENT,
  LOG,
  SHIPMENTS_AND_LOGS,
} from '../../testing/xml.ts';

test('an entry condition "changed to meet" starts once, also when an after-save update saves the record again', (t) => {
  const org = open(t, {
    ...SHIPMENTS_AND_LOGS,
    'flows/F.flow': flowFile(
      'F',
      onSave(
        'Shipment__c',
        'After',
        'CreateAndUpdate',
        'Create_Log',
        `<doesRequireRecordChangedToMeetCriteria>true</doesRequireRecordChangedToMeetCriteria><filterLogic>1 AND (2 OR 3)</filterLogic>${filter('Done__c', 'EqualTo', boolean(true))}${filter('Code__c', 'EqualTo', string('x'))}${filter('Weight__c', 'GreaterThan', numeral(5))}`,
      ),
      create('Create_Log', 'Log__c', set('For__c', reference('$Record.Id')), to('Touch')) +
        element(
          'recordUpdates',
          'Touch',
          `<inputAssignments><field>Result__c</field>${string('touched')}</inputAssignments><inputReference>$Record</inputReference>`,
        ),
    ),
  });
  const id = org.create('Shipment__c', { Done__c: false, Weight__c: 9 });
  assert.equal(org.all('Log__c').length, 0);
  for (const record of [{ Done__c: true }, { Code__c: 'y' }, { Done__c: false }, { Done__c: true }])
    org.update('Shipment__c', [{ Id: id, ...record }]);
  assert.equal(org.all('Log__c').length, 2);
  assert.equal(org.one('Shipment__c', id)['Result__c'], 'touched');
});

test('flows of one moment run in trigger order: 1 to 1000, those without, then above 1000', (t) => {
  const append = (letter: string, order: string): readonly [string, string] =>
    flowFile(
      'A',
      onSave('Shipment__c', 'Before', 'Create', 'Append'),
      element('assignments', 'Append', assign('$Record.Code__c', string(letter), 'Add')),
      order,
    );
  const order = (number_: number): string => `<triggerOrder>${number_}</triggerOrder>`;
  const org = open(t, {
    'objects/Shipment__c.object': SHIPMENT,
    'flows/A.flow': append('a', order(1500)),
    'flows/C.flow': append('c', ''),
    'flows/B.flow': append('b', ''),
    'flows/D.flow': append('d', order(20)),
    'flows/E.flow': append('e', order(10)),
  });
  assert.equal(org.one('Shipment__c', org.create('Shipment__c', { Code__c: '-' }))['Code__c'], '-edbca');
});

test('a record that saves itself without end is refused at the platform’s depth', (t) => {
  const org = open(t, {
    'objects/Shipment__c.object': SHIPMENT,
    'flows/F.flow': flowFile(
      'F',
      onSave('Shipment__c', 'After', 'CreateAndUpdate', 'Grow'),
      element('assignments', 'Grow', assign('$Record.Parts__c', numeral(1), 'Add') + to('Update')) +
        element('recordUpdates', 'Update', '<inputReference>$Record</inputReference>'),
    ),
  });
  const [result] = org.insert('Shipment__c', [{ Parts__c: 0 }]);
  assert.match(result?.errors[0]?.message ?? '', /maximum trigger depth exceeded/);
  assert.deepEqual(org.all('Shipment__c'), []);
});

test('deleting is all or none for the chunk; a before-delete flow sees the record', (t) => {
  const org = open(t, {
    'objects/Truck__c.object': objectFile('Truck', ''),
    'objects/Permit__c.object': objectFile(
      'Permit',
      lookup('Truck__c', 'Truck__c', 'Permits', '<deleteConstraint>Restrict</deleteConstraint>'),
    ),
    'objects/Log__c.object': LOG,
    'objects/Shipment__c.object': objectFile('Shipment', lookup('Truck__c', 'Truck__c', 'Shipments')),
    'flows/Log.flow': flowFile(
      'Log',
      `${to('Create_Log')}<object>Shipment__c</object><recordTriggerType>Delete</recordTriggerType><triggerType>RecordBeforeDelete</triggerType>`,
      create('Create_Log', 'Log__c', set('For__c', reference('$Record.Name'))),
    ),
    'flows/Drop.flow': flowFile(
      'Drop',
      onSave('Shipment__c', 'After', 'Update', 'Delete_Truck'),
      element(
        'recordDeletes',
        'Delete_Truck',
        `<filterLogic>and</filterLogic>${filter('Id', 'EqualTo', reference('$Record.Truck__c'))}<object>Truck__c</object>`,
      ),
    ),
  });
  const [free, held] = org.insert('Truck__c', [{}, {}]).map((result) => String(result.id));
  org.create('Permit__c', { Truck__c: held ?? '' });
  const ids = org
    .insert('Shipment__c', [
      { Name: 'S1', Truck__c: free ?? '' },
      { Name: 'S2', Truck__c: held ?? '' },
    ])
    .map((result) => String(result.id));
  const results = org.update(
    'Shipment__c',
    ids.map((id) => ({ Id: id, Name: 'changed' })),
  );
  assert.deepEqual(
    results.map((result) => /DELETE_FAILED/.test(result.errors[0]?.message ?? '')),
    [true, true],
  );
  assert.equal(org.all('Truck__c').length, 2);
  org.remove('Shipment__c', [ids[0] ?? '']);
  assert.deepEqual(
    org.all('Log__c').map((log) => log['For__c']),
    ['S1'],
  );
});

test('formula fields of the record keep their old value before the save, and the deploy warns of it', (t) => {
  const org = open(t, {
    'objects/Shipment__c.object': objectFile(
      'Shipment',
      number('Weight__c') +
        field('Double__c', 'Number', '<formula>Weight__c * 2</formula><precision>18</precision><scale>0</scale>') +
        number('Copy__c'),
    ),
    'flows/F.flow': flowFile(
      'F',
      onSave('Shipment__c', 'Before', 'CreateAndUpdate', 'Copy'),
      element('assignments', 'Copy', assign('$Record.Copy__c', reference('$Record.Double__c'))),
    ),
  });
  assert.match(
    org.problems.join(),
    /Flow F: The formula field "Double__c" of the triggering record isn't recalculated before the save/,
  );
  const id = org.create('Shipment__c', { Weight__c: 1 });
  assert.equal(org.one('Shipment__c', id)['Copy__c'], null);
  org.update('Shipment__c', [{ Id: id, Weight__c: 5 }]);
  assert.equal(org.one('Shipment__c', id)['Copy__c'], 2);
});
