import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, codes, messages } from '../testing/test-org.ts';
import {
  objectFile,
  text,
  number,
  rule,
  flowFile,
  element,
  to,
  reference,
  string,
  assign,
  filter,
  set,
  onSave,
} from '../testing/xml.ts';

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
