import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { DmlResult } from '../types.ts';
import {
  assign,
  checkbox,
  element,
  field,
  filter,
  flowFile,
  lookup,
  masterDetail,
  number,
  NOW,
  objectFile,
  onSave,
  reference,
  rollUp,
  rule,
  set,
  string,
  testOrg,
  text,
  to,
  type Files,
  type TestOrg,
} from '../testing/test-org.ts';

function open(t: TestContext, files: Files): TestOrg {
  const org = testOrg(files);
  t.after(() => org.org.close());
  return org;
}

const codes = (result: DmlResult | undefined): string[] => (result?.errors ?? []).map((error) => error.statusCode);
const messages = (result: DmlResult | undefined): string[] => (result?.errors ?? []).map((error) => error.message);

const STATUS = field(
  'Status__c',
  'Picklist',
  '<valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted><value><fullName>Open</fullName><default>true</default><label>Open</label></value><value><fullName>Done</fullName><default>false</default><label>Done</label></value></valueSetDefinition></valueSet>',
);

test('a new record gets its owner, default values, picklist default, checkbox and audit fields', (t) => {
  const org = open(t, {
    'objects/Shipment__c.object': objectFile(
      'Shipment',
      field('Due__c', 'Date', '<defaultValue>TODAY() + 7</defaultValue>') +
        number('Fee__c', '<defaultValue>2 * 4</defaultValue>') +
        STATUS +
        checkbox('Urgent__c'),
    ),
  });
  const record = org.one('Shipment__c', org.create('Shipment__c', { Name: 'S', Fee__c: null }));
  assert.deepEqual(
    [
      record['OwnerId'],
      record['Due__c'],
      record['Fee__c'],
      record['Status__c'],
      record['Urgent__c'],
      record['CreatedDate'],
      record['LastModifiedById'],
    ],
    [org.adminId, '2026-03-09', null, 'Open', false, NOW, org.adminId],
  );
});

test('the stage of an opportunity decides whether it is closed, won, and how probable', (t) => {
  const org = open(t, {});
  const id = org.create('Opportunity', {
    Name: 'Deal',
    StageName: 'Prospecting',
    CloseDate: '2026-05-01',
    Amount: 200,
  });
  const before = org.one('Opportunity', id);
  assert.deepEqual(
    [before['IsClosed'], before['IsWon'], before['Probability'], before['ForecastCategoryName']],
    [false, false, 10, 'Pipeline'],
  );
  org.update('Opportunity', [{ Id: id, StageName: 'Closed Won' }]);
  const after = org.one('Opportunity', id);
  assert.deepEqual(
    [after['IsClosed'], after['IsWon'], after['Probability'], after['ForecastCategoryName']],
    [true, true, 100, 'Closed'],
  );
});

test('bad values are refused with the code, words and field of the platform, and nothing is written', (t) => {
  const org = open(t, {
    'objects/Carrier__c.object': objectFile('Carrier', ''),
    'objects/Shipment__c.object': objectFile(
      'Shipment',
      text('Code__c') +
        number('Weight__c') +
        STATUS +
        field('Mail__c', 'Email') +
        lookup('Carrier__c', 'Carrier__c', 'Shipments'),
    ),
  });
  const long = 'x'.repeat(81);
  const results = org.insert('Shipment__c', [
    { Name: long },
    { Status__c: 'Lost' },
    { Weight__c: 1e17 },
    { Carrier__c: org.adminId },
    { Carrier__c: 'a00000000000001AAA' },
    { Mail__c: 'nobody' },
    { CreatedDate: NOW },
    { Id: org.adminId },
  ]);
  assert.deepEqual(
    results.map((result) => result.errors[0]),
    [
      {
        statusCode: 'STRING_TOO_LONG',
        message: `Name: data value too large: ${long} (max length=80)`,
        fields: ['Name'],
      },
      {
        statusCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
        message: 'Status: bad value for restricted picklist field: Lost',
        fields: ['Status__c'],
      },
      {
        statusCode: 'NUMBER_OUTSIDE_VALID_RANGE',
        message: 'Weight: value outside of valid range on numeric field: 100000000000000000',
        fields: ['Weight__c'],
      },
      {
        statusCode: 'MALFORMED_ID',
        message: `Carrier: id value of incorrect type: ${org.adminId}`,
        fields: ['Carrier__c'],
      },
      {
        statusCode: 'MALFORMED_ID',
        message: 'Carrier: id value of incorrect type: a00000000000001AAA',
        fields: ['Carrier__c'],
      },
      { statusCode: 'INVALID_EMAIL_ADDRESS', message: 'Mail: invalid email address: nobody', fields: ['Mail__c'] },
      {
        statusCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
        message:
          'Unable to create/update fields: CreatedDate. Please check the security settings of this field and verify that it is read/write for your profile or permission set.',
        fields: ['CreatedDate'],
      },
      { statusCode: 'INVALID_FIELD_FOR_INSERT_UPDATE', message: 'cannot specify Id in an insert call', fields: ['Id'] },
    ],
  );
  assert.deepEqual(org.all('Shipment__c'), []);
});

test('all validation rules that fail are reported together, and required fields only once the rules hold', (t) => {
  const org = open(t, {
    'objects/Carrier__c.object': objectFile('Carrier', ''),
    'objects/Crate__c.object': objectFile(
      'Crate',
      masterDetail('Carrier__c', 'Carrier__c', 'Crates') +
        number('Weight__c') +
        number('Height__c') +
        rule('A_Light', 'Weight__c > 10', 'Too heavy.', 'Weight__c') +
        rule('B_Low', 'Height__c > 10', 'Too high.'),
      { sharing: 'ControlledByParent' },
    ),
  });
  const [both, none] = org.insert('Crate__c', [{ Weight__c: 11, Height__c: 11 }, { Weight__c: 1 }]);
  assert.deepEqual(both?.errors, [
    { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Too heavy.', fields: ['Weight__c'] },
    { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Too high.', fields: [] },
  ]);
  assert.deepEqual(none?.errors, [
    {
      statusCode: 'REQUIRED_FIELD_MISSING',
      message: 'Required fields are missing: [Carrier__c]',
      fields: ['Carrier__c'],
    },
  ]);
});

test('a rule sees other records as stored before the write, its own as it is to be, and the prior values', (t) => {
  const org = open(t, {
    'objects/Carrier__c.object': objectFile('Carrier', number('Limit__c')),
    'objects/Shipment__c.object': objectFile(
      'Shipment',
      number('Weight__c') +
        lookup('Carrier__c', 'Carrier__c', 'Shipments') +
        rule('Limit', 'Weight__c > Carrier__r.Limit__c', 'Over the limit.') +
        rule('Only_Up', 'AND(NOT(ISNEW()), Weight__c < PRIORVALUE(Weight__c))', 'Only up.'),
    ),
  });
  const carrier = org.create('Carrier__c', { Limit__c: 5 });
  const id = org.create('Shipment__c', { Carrier__c: carrier, Weight__c: 5 });
  assert.deepEqual(messages(org.update('Shipment__c', [{ Id: id, Weight__c: 6 }])[0]), ['Over the limit.']);
  assert.deepEqual(messages(org.update('Shipment__c', [{ Id: id, Weight__c: 4 }])[0]), ['Only up.']);
});

test('a rule that cannot be evaluated refuses the save and names itself', (t) => {
  const org = open(t, {
    'objects/Shipment__c.object': objectFile(
      'Shipment',
      number('Part__c') + number('Whole__c') + rule('Share', 'Part__c / Whole__c > 1', 'Too much.'),
    ),
  });
  const [result] = org.insert('Shipment__c', [{ Part__c: 1, Whole__c: 0 }]);
  assert.deepEqual(codes(result), ['FIELD_CUSTOM_VALIDATION_EXCEPTION']);
  assert.match(messages(result)[0] ?? '', /validation rule Share could not be evaluated/);
});

test('a unique value is refused, also within one request, and the other records stay', (t) => {
  const org = open(t, {
    'objects/Shipment__c.object': objectFile(
      'Shipment',
      text('Key__c', '<unique>true</unique><externalId>true</externalId>'),
    ),
  });
  const results = org.insert('Shipment__c', [{ Key__c: 'A' }, { Key__c: 'a' }, { Key__c: 'B' }]);
  assert.deepEqual(results.map(codes), [[], ['DUPLICATE_VALUE'], []]);
  assert.deepEqual(
    org.all('Shipment__c').map((record) => record['Key__c']),
    ['A', 'B'],
  );
});

test('with allOrNone one failing record takes all back, and the others say so', (t) => {
  const org = open(t, {
    'objects/Shipment__c.object': objectFile(
      'Shipment',
      number('Weight__c') + rule('Light', 'Weight__c > 10', 'Too heavy.'),
    ),
  });
  const results = org.insert('Shipment__c', [{ Weight__c: 1 }, { Weight__c: 11 }], true);
  assert.deepEqual(results.map(codes), [['ALL_OR_NONE_OPERATION_ROLLED_BACK'], ['FIELD_CUSTOM_VALIDATION_EXCEPTION']]);
  assert.deepEqual(org.all('Shipment__c'), []);
});

test('roll-ups follow insert, change, move, deletion and undeletion, two levels up, with filters', (t) => {
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
  org.save('undelete', 'Crate__c', [{ Id: crates[0] ?? '' }]);
  assert.deepEqual(state(), [5.1, [0.1, 1, 0.1], [5, 1, null]]);
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
  org.save('undelete', 'Truck__c', [{ Id: truck }]);
  assert.equal(org.all('Crate__c').length, 1);
});

test('the same record twice in one request is saved twice, one after the other', (t) => {
  const org = open(t, {
    'objects/Shipment__c.object': objectFile('Shipment', number('Weight__c') + number('Before__c')),
    'flows/Shipment_BeforeSave_Remember.flow': flowFile(
      'Remember',
      onSave('Shipment__c', 'Before', 'Update', 'Remember'),
      element('assignments', 'Remember', assign('$Record.Before__c', reference('$Record__Prior.Weight__c'))),
    ),
  });
  const id = org.create('Shipment__c', { Weight__c: 1 });
  org.update('Shipment__c', [
    { Id: id, Weight__c: 2 },
    { Id: id, Weight__c: 3 },
  ]);
  assert.deepEqual([org.one('Shipment__c', id)['Weight__c'], org.one('Shipment__c', id)['Before__c']], [3, 2]);
});

test('unknown, deleted and missing ids are refused each in its own way', (t) => {
  const org = open(t, { 'objects/Shipment__c.object': objectFile('Shipment', '') });
  const id = org.create('Shipment__c', {});
  org.remove('Shipment__c', [id]);
  const results = org.update('Shipment__c', [
    { Id: id, Name: 'x' },
    { Id: `${id.slice(0, 14)}9AAA`, Name: 'x' },
    { Name: 'x' },
  ]);
  assert.deepEqual(results.map(codes), [['ENTITY_IS_DELETED'], ['INVALID_CROSS_REFERENCE_KEY'], ['MISSING_ARGUMENT']]);
});

test('new failures in a third attempt fail the records that were left', (t) => {
  // Each attempt refuses the lightest record that is left: the flow queries what the attempt has written.
  const org = open(t, {
    'objects/Shipment__c.object': objectFile('Shipment', number('Weight__c')),
    'flows/Shipment_AfterSave_Refuse.flow': flowFile(
      'Refuse',
      onSave('Shipment__c', 'After', 'Create', 'Get_Lightest'),
      element(
        'customErrors',
        'Raise',
        '<customErrorMessages><errorMessage>Lightest.</errorMessage><isFieldError>false</isFieldError></customErrorMessages>',
      ) +
        element(
          'decisions',
          'Is_It_Me',
          `<defaultConnectorLabel>No</defaultConnectorLabel><rules><name>Me</name><conditionLogic>and</conditionLogic><conditions><leftValueReference>Get_Lightest.Id</leftValueReference><operator>EqualTo</operator>${reference('$Record.Id', 'rightValue')}</conditions>${to('Raise')}<label>Me</label></rules>`,
        ) +
        element(
          'recordLookups',
          'Get_Lightest',
          `<assignNullValuesIfNoRecordsFound>false</assignNullValuesIfNoRecordsFound>${to('Is_It_Me')}<getFirstRecordOnly>true</getFirstRecordOnly><object>Shipment__c</object><sortField>Weight__c</sortField><sortOrder>Asc</sortOrder><storeOutputAutomatically>true</storeOutputAutomatically>`,
        ),
    ),
  });
  const results = org.insert(
    'Shipment__c',
    [1, 2, 3, 4].map((weight) => ({ Weight__c: weight })),
  );
  assert.deepEqual(results.map(messages), [
    ['Lightest.'],
    ['Lightest.'],
    ['Lightest.'],
    ['Too many batch retries in the presence of Apex triggers and partial failures.'],
  ]);
  assert.deepEqual(org.all('Shipment__c'), []);
});

test('what flows did for a record that fails is undone with it, and done once for the others', (t) => {
  const org = open(t, {
    'objects/Log__c.object': objectFile('Log', text('For__c')),
    'objects/Shipment__c.object': objectFile(
      'Shipment',
      text('Code__c') + text('Key__c', '<unique>true</unique><externalId>true</externalId>'),
    ),
    'flows/Shipment_AfterSave_A_Log.flow': flowFile(
      'Log',
      onSave('Shipment__c', 'After', 'Create', 'Create_Log'),
      element('recordCreates', 'Create_Log', `${set('For__c', reference('$Record.Code__c'))}<object>Log__c</object>`),
    ),
    'flows/Shipment_AfterSave_B_Refuse.flow': flowFile(
      'Refuse',
      onSave(
        'Shipment__c',
        'After',
        'Create',
        'Raise',
        `<filterLogic>and</filterLogic>${filter('Code__c', 'EqualTo', string('bad'))}`,
      ),
      element(
        'customErrors',
        'Raise',
        '<customErrorMessages><errorMessage>{!$Record.Code__c} is refused.</errorMessage><fieldSelection>Code__c</fieldSelection><isFieldError>true</isFieldError></customErrorMessages>',
      ),
    ),
  });
  const results = org.insert(
    'Shipment__c',
    ['a', 'bad', 'c'].map((code) => ({ Code__c: code })),
  );
  assert.deepEqual(
    results.map((result) => result.errors),
    [[], [{ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'bad is refused.', fields: ['Code__c'] }], []],
  );
  assert.deepEqual(
    org.all('Log__c').map((log) => log['For__c']),
    ['a', 'c'],
  );
  org.insert(
    'Shipment__c',
    ['d', 'bad'].map((code) => ({ Code__c: code })),
    true,
  );
  assert.equal(org.all('Log__c').length, 2);
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
