import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, type Files } from '../../testing/test-org.ts';
import {
  objectFile,
  text,
  number,
  masterDetail,
  rollUp,
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
  decide,
  variable,
  recordVariable,
  formula,
  get,
  create,
  many,
  SHIPMENTS_AND_LOGS,
} from '../../testing/xml.ts';

test('a before-save flow of 200 records queries once and keeps what it assigns apart', (t) => {
  const org = open(t, {
    ...SHIPMENTS_AND_LOGS,
    'flows/F.flow': flowFile(
      'F',
      onSave('Shipment__c', 'Before', 'Create', 'Get_Log'),
      get('Get_Log', 'Log__c', filter('Key__c', 'EqualTo', reference('$Record.Code__c')), 'first', 'Found') +
        decide('Found', 'Get_Log', 'IsNull', boolean(false, 'rightValue'), 'Take') +
        element('assignments', 'Take', assign('$Record.Result__c', reference('Get_Log.For__c'))),
    ),
  });
  org.insert(
    'Log__c',
    many(100, (index) => ({ Key__c: `K${index}`, For__c: `log ${index}` })),
  );
  org.insert(
    'Shipment__c',
    many(200, (index) => ({ Code__c: `K${index}` })),
  );
  assert.deepEqual([org.used.queries, org.used.queryRows, org.used.dmlStatements], [1, 100, 0]);
  assert.deepEqual(
    org.all('Shipment__c').map((record) => record['Result__c']),
    many(200, (index) => ({ value: index < 100 ? `log ${index}` : null })).map((row) => row['value']),
  );
});

test('two ways that meet again run the shared element once for each round of arrivals', (t) => {
  const org = open(t, {
    ...SHIPMENTS_AND_LOGS,
    'flows/F.flow': flowFile(
      'F',
      onSave('Shipment__c', 'After', 'Create', 'Heavy'),
      decide('Heavy', '$Record.Weight__c', 'GreaterThan', numeral(10, 'rightValue'), 'Create_Heavy', 'Create_Both') +
        create('Create_Both', 'Log__c', set('For__c', string('both'))) +
        create('Create_Heavy', 'Log__c', set('For__c', string('heavy')), to('Create_Both')),
    ),
  });
  org.insert(
    'Shipment__c',
    many(200, (index) => ({ Weight__c: index % 2 === 0 ? 5 : 20 })),
  );
  assert.deepEqual([org.used.dmlStatements, org.used.dmlRows], [3, 300]);
  assert.equal(org.all('Log__c').length, 300);
});

test('a loop costs one statement a round, collected records one statement in all, in chunks of 200', (t) => {
  const start = onSave('Shipment__c', 'After', 'Create', 'Get_Parts');
  const parts =
    get('Get_Parts', 'Log__c', filter('For__c', 'EqualTo', string('part')), '', 'Each') +
    variable('newKey', 'String') +
    recordVariable('item', 'Log__c') +
    recordVariable('all', 'Log__c', true);
  const files = (loop: string): Files => ({
    ...SHIPMENTS_AND_LOGS,
    'flows/F.flow': flowFile('F', start, loop + parts),
  });
  const naive = open(
    t,
    files(
      element(
        'loops',
        'Each',
        `<collectionReference>Get_Parts</collectionReference><iterationOrder>Asc</iterationOrder>${to('Create_One', 'nextValueConnector')}`,
      ) + create('Create_One', 'Log__c', set('For__c', string('copy')), to('Each')),
    ),
  );
  naive.insert(
    'Log__c',
    many(3, () => ({ For__c: 'part' })),
  );
  naive.insert(
    'Shipment__c',
    many(50, () => ({})),
  );
  assert.deepEqual([naive.used.dmlStatements, naive.used.dmlRows, naive.all('Log__c').length], [3, 150, 153]);

  const collecting = open(
    t,
    files(
      element(
        'assignments',
        'Collect',
        assign('item.For__c', string('copy')) +
          assign('item.Number__c', reference('Each.Number__c')) +
          assign('all', reference('item'), 'Add') +
          to('Each'),
      ) +
        element(
          'loops',
          'Each',
          `<collectionReference>Get_Parts</collectionReference><iterationOrder>Desc</iterationOrder>${to('Collect', 'nextValueConnector')}${to('Create_All', 'noMoreValuesConnector')}`,
        ) +
        element('recordCreates', 'Create_All', '<inputReference>all</inputReference>'),
    ),
  );
  collecting.insert(
    'Log__c',
    many(3, (index) => ({ For__c: 'part', Number__c: index })),
  );
  collecting.insert(
    'Shipment__c',
    many(100, () => ({})),
  );
  assert.deepEqual([collecting.used.dmlStatements, collecting.used.dmlRows], [1, 300]);
  assert.deepEqual(
    collecting
      .all('Log__c')
      .slice(3, 6)
      .map((log) => log['Number__c']),
    [2, 1, 0],
  );
});

test('subflows of a chunk run together, each with fresh variables; two call sites are two statements', (t) => {
  const sub = flowFile(
    'Sub',
    to('Count'),
    element(
      'assignments',
      'Count',
      assign('outCount', numeral(1), 'Add') + assign('outText', reference('inText')) + to('Create_Log'),
    ) + create('Create_Log', 'Log__c', set('For__c', reference('inText'))),
    variable('inText', 'String', 'in') +
      `<variables><name>outCount</name><dataType>Number</dataType><isCollection>false</isCollection><isInput>false</isInput><isOutput>true</isOutput><scale>0</scale><value><numberValue>0.0</numberValue></value></variables>` +
      variable('outText', 'String', 'out'),
  );
  const call = (name: string, next: string): string =>
    element(
      'subflows',
      name,
      `${next === '' ? '' : to(next)}<flowName>Sub</flowName><inputAssignments><name>inText</name>${reference('$Record.Code__c')}</inputAssignments><storeOutputAutomatically>true</storeOutputAutomatically>`,
    );
  const org = open(t, {
    ...SHIPMENTS_AND_LOGS,
    'flows/Sub.flow': sub,
    'flows/F.flow': flowFile(
      'F',
      onSave('Shipment__c', 'After', 'Create', 'Call_One'),
      element(
        'assignments',
        'Take',
        assign('$Record.Weight__c', reference('Call_Two.outCount')) +
          assign('$Record.Result__c', reference('Call_One.outText')) +
          to('Update'),
      ) +
        element('recordUpdates', 'Update', '<inputReference>$Record</inputReference>') +
        call('Call_One', 'Call_Two') +
        call('Call_Two', 'Take'),
    ),
  });
  org.insert(
    'Shipment__c',
    many(200, (index) => ({ Code__c: `C${index}` })),
  );
  assert.deepEqual([org.used.dmlStatements, org.used.dmlRows], [3, 600]);
  assert.deepEqual(
    org.all('Shipment__c').map((record) => [record['Weight__c'], record['Result__c']]),
    many(200, (index) => ({ c: `C${index}` })).map((row) => [1, row['c']]),
  );
});

test('a limit fails the whole chunk past every fault path, and names the flow', (t) => {
  const org = open(t, {
    ...SHIPMENTS_AND_LOGS,
    'flows/F.flow': flowFile(
      'Too much',
      onSave('Shipment__c', 'After', 'Create', 'Again'),
      element('assignments', 'Count_Up', assign('count', numeral(1), 'Add') + to('Again')) +
        decide('Again', 'count', 'LessThan', numeral(200, 'rightValue'), 'Create_Log') +
        create(
          'Create_Log',
          'Log__c',
          set('For__c', string('x')),
          `${to('Count_Up')}${to('Count_Up', 'faultConnector')}`,
        ),
      `<variables><name>count</name><dataType>Number</dataType><isCollection>false</isCollection><isInput>false</isInput><isOutput>false</isOutput><scale>0</scale><value><numberValue>0.0</numberValue></value></variables>`,
    ),
  });
  assert.throws(() => org.insert('Shipment__c', [{}, {}]), {
    errorCode: 'CANNOT_EXECUTE_FLOW_TRIGGER',
    message: /“Too much” process failed.*System\.LimitException: Too many DML statements: 151/,
  });
  assert.deepEqual([org.all('Shipment__c').length, org.all('Log__c').length], [0, 0]);
});

test('a master saved for its roll-up runs its flows, once for the whole chunk of details', (t) => {
  const org = open(t, {
    'objects/Truck__c.object': objectFile(
      'Truck',
      number('Saves__c') + number('Double__c') + rollUp('Weight__c', 'Crate__c', 'Truck__c', 'sum', 'Weight__c'),
    ),
    'objects/Crate__c.object': objectFile(
      'Crate',
      text('Label__c') + number('Weight__c') + masterDetail('Truck__c', 'Truck__c', 'Crates'),
      { sharing: 'ControlledByParent' },
    ),
    'flows/Measure.flow': flowFile(
      'Measure',
      onSave('Truck__c', 'Before', 'Update', 'Measure'),
      element(
        'assignments',
        'Measure',
        assign('$Record.Saves__c', reference('next')) + assign('$Record.Double__c', reference('double')),
      ) +
        formula('double', 'Number', '{!$Record.Weight__c} * 2') +
        formula('next', 'Number', 'BLANKVALUE({!$Record.Saves__c}, 0) + 1'),
    ),
  });
  const truck = org.create('Truck__c', {});
  const crates = org.insert(
    'Crate__c',
    many(200, () => ({ Truck__c: truck, Weight__c: 1 })),
  );
  const values = (): unknown[] =>
    ['Weight__c', 'Double__c', 'Saves__c'].map((name) => org.one('Truck__c', truck)[name]);
  assert.deepEqual(values(), [200, 400, 1]);
  org.update('Crate__c', [{ Id: crates[0]?.id ?? '', Label__c: 'x' }]);
  assert.deepEqual(values(), [200, 400, 1]);
});
