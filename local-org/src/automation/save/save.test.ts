import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, NOW, codes, messages } from '../testing/test-org.ts';
import {
  assign,
  checkbox,
  decide,
  element,
  field,
  flowFile,
  lookup,
  masterDetail,
  number,
  objectFile,
  onSave,
  rule,
  string,
  text,
} from '../testing/xml.ts';

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
        field('Due__c', 'Date') +
        lookup('Carrier__c', 'Carrier__c', 'Shipments'),
    ),
  });
  const long = 'x'.repeat(81);
  const results = org.insert('Shipment__c', [
    { Name: long },
    { Status__c: 'Lost' },
    { Weight__c: 1e17 },
    { Carrier__c: org.adminId },
    { Carrier__c: 'nowhere' },
    { Due__c: '4001-01-01' },
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
        statusCode: 'FIELD_INTEGRITY_EXCEPTION',
        message: `Carrier: id value of incorrect type: ${org.adminId}`,
        fields: ['Carrier__c'],
      },
      {
        statusCode: 'MALFORMED_ID',
        message: 'Carrier: id value of incorrect type: nowhere',
        fields: ['Carrier__c'],
      },
      { statusCode: 'FIELD_INTEGRITY_EXCEPTION', message: 'Due: invalid date: 4001-01-01', fields: ['Due__c'] },
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

test('a picklist value is kept in the letters in which it is defined, whoever writes it', (t) => {
  const org = open(t, {
    'objects/Shipment__c.object': objectFile('Shipment', text('Code__c') + STATUS),
    'flows/Shipment_Before.flow': flowFile(
      'Shipment Before',
      onSave('Shipment__c', 'Before', 'Create', 'Is_Late'),
      decide('Is_Late', '$Record.Code__c', 'EqualTo', string('late', 'rightValue'), 'Close') +
        element('assignments', 'Close', assign('$Record.Status__c', string('DONE'))),
    ),
  });
  org.create('Shipment__c', { Status__c: 'oPEN' });
  org.create('Shipment__c', { Code__c: 'late' });
  assert.deepEqual(
    org.all('Shipment__c').map((shipment) => shipment['Status__c']),
    ['Open', 'Done'],
  );
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
