import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, type Files } from '../../testing/test-org.ts';
import {
  objectFile,
  field,
  text,
  number,
  lookup,
  rule,
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
  recordVariable,
  formula,
  raise,
  get,
  create,
  SHIPMENT,
  SHIPMENTS_AND_LOGS,
} from '../../testing/xml.ts';

test('an unhandled fault refuses its record with the words of the platform; a handled one does not', (t) => {
  const start = onSave('Shipment__c', 'After', 'Create', 'Create_Log');
  const files = (fault: string, more: string): Files => ({
    'objects/Log__c.object': objectFile(
      'Log',
      text('For__c') + rule('Not_Bad', 'For__c = "bad"', 'Bad is not logged.'),
    ),
    'objects/Shipment__c.object': SHIPMENT,
    'flows/F.flow': flowFile(
      'Log it',
      start,
      create('Create_Log', 'Log__c', set('For__c', reference('$Record.Code__c')), fault) + more,
    ),
  });
  const records = ['a', 'bad', 'c'].map((code) => ({ Code__c: code }));
  const unhandled = open(t, files('', ''));
  const [, result] = unhandled.insert('Shipment__c', records);
  assert.equal(result?.errors[0]?.statusCode, 'CANNOT_EXECUTE_FLOW_TRIGGER');
  assert.match(
    result?.errors[0]?.message ?? '',
    /^We can't save this record because the “Log it” process failed\. Give your Salesforce admin these details\. This error occurred when the flow tried to create records: FIELD_CUSTOM_VALIDATION_EXCEPTION: Bad is not logged\.\. You can look up ExceptionCode values in the SOAP API Developer Guide\. Error ID: [\d-]+ \(\d+\)$/,
  );
  assert.deepEqual([unhandled.all('Shipment__c').length, unhandled.all('Log__c').length], [2, 2]);

  const handled = open(
    t,
    files(
      to('Note', 'faultConnector'),
      element('assignments', 'Note', assign('$Record.Result__c', reference('$Flow.FaultMessage')) + to('Update')) +
        element('recordUpdates', 'Update', '<inputReference>$Record</inputReference>'),
    ),
  );
  assert.deepEqual(
    handled.insert('Shipment__c', [{ Code__c: 'ok' }]).map((row) => row.success),
    [true],
  );
  const [refused] = handled.insert('Shipment__c', [{ Code__c: 'bad' }]);
  // The fault text is longer than the field: the update of the fault path fails in its turn.
  assert.match(refused?.errors[0]?.message ?? '', /tried to update records: STRING_TOO_LONG/);

  const raising = open(t, files(to('Raise', 'faultConnector'), raise('Raise', 'No log for {!$Record.Code__c}.')));
  assert.deepEqual(
    raising.insert('Shipment__c', records).map((row) => row.errors.map((error) => error.message)),
    [[], ['No log for bad.'], []],
  );
});

test('a flow formula is computed from the record as it is to be, with prior values; one that cannot be computed is a fault', (t) => {
  const org = open(t, {
    'objects/Shipment__c.object': objectFile(
      'Shipment',
      number('Weight__c') +
        number('Parts__c') +
        field('Share__c', 'Percent', '<precision>5</precision><scale>2</scale>') +
        text('Result__c'),
    ),
    'flows/F.flow': flowFile(
      'F',
      onSave(
        'Shipment__c',
        'Before',
        'CreateAndUpdate',
        'Take',
        '<filterFormula>OR(ISNEW(), ISCHANGED({!$Record.Weight__c}))</filterFormula>',
      ),
      element(
        'assignments',
        'Take',
        assign('$Record.Share__c', reference('percent')) + assign('$Record.Result__c', reference('change')),
      ) +
        formula('change', 'String', 'TEXT({!$Record.Weight__c} - PRIORVALUE({!$Record.Weight__c}))') +
        formula('percent', 'Number', '{!$Record.Weight__c} / {!$Record.Parts__c} * 100'),
    ),
  });
  const id = org.create('Shipment__c', { Weight__c: 3, Parts__c: 20 });
  assert.deepEqual([org.one('Shipment__c', id)['Share__c'], org.one('Shipment__c', id)['Result__c']], [15, '0']);
  org.update('Shipment__c', [{ Id: id, Weight__c: 5 }]);
  assert.deepEqual([org.one('Shipment__c', id)['Share__c'], org.one('Shipment__c', id)['Result__c']], [25, '2']);
  const [result] = org.update('Shipment__c', [{ Id: id, Weight__c: 6, Parts__c: 0 }]);
  assert.match(result?.errors[0]?.message ?? '', /“F” process failed.*couldn't evaluate a formula/);
});

test('null and empty text differ in conditions; an unset record is null and reading its field is a fault', (t) => {
  const org = open(t, {
    ...SHIPMENTS_AND_LOGS,
    'flows/F.flow': flowFile(
      'F',
      onSave('Shipment__c', 'Before', 'Create', 'Is_Empty'),
      element('assignments', 'Say_Empty', assign('$Record.Result__c', string('empty'))) +
        element('assignments', 'Say_Null', assign('$Record.Result__c', string('null'))) +
        element('assignments', 'Read', assign('$Record.Result__c', reference('Get_Log.For__c'))) +
        decide('Is_Empty', '$Record.Code__c', 'EqualTo', string('', 'rightValue'), 'Say_Empty', 'Is_Null') +
        decide('Is_Null', '$Record.Code__c', 'IsNull', boolean(true, 'rightValue'), 'Say_Null', 'Get_Log') +
        get('Get_Log', 'Log__c', filter('Key__c', 'EqualTo', string('none')), 'first', 'Read'),
    ),
  });
  assert.equal(org.one('Shipment__c', org.create('Shipment__c', {}))['Result__c'], 'null');
  const [result] = org.insert('Shipment__c', [{ Code__c: 'x' }]);
  assert.match(
    result?.errors[0]?.message ?? '',
    /failed to access the value for Get_Log\.For__c because it hasn't been set or assigned/,
  );
});

test('Create Records as upsert creates, updates on repetition, and is all or none for each interview', (t) => {
  const org = open(t, {
    'objects/Log__c.object': objectFile(
      'Log',
      text('For__c') +
        text('Key__c', '<unique>true</unique><externalId>true</externalId>') +
        rule('Not_Bad', 'For__c = "bad"', 'Bad.'),
    ),
    'objects/Shipment__c.object': SHIPMENT,
    'flows/F.flow': flowFile(
      'F',
      onSave('Shipment__c', 'After', 'CreateAndUpdate', 'Fill'),
      element(
        'assignments',
        'Fill',
        assign('one.Key__c', reference('$Record.Code__c')) +
          assign('one.For__c', string('good')) +
          assign('two.Key__c', string('two')) +
          assign('two.For__c', reference('$Record.Result__c')) +
          assign('all', reference('one'), 'Add') +
          assign('all', reference('two'), 'Add') +
          to('Upsert'),
      ) +
        element('assignments', 'End', assign('one.For__c', string('fault'))) +
        element(
          'recordCreates',
          'Upsert',
          `<doesUpsert>true</doesUpsert>${to('End', 'faultConnector')}<inputReference>all</inputReference><upsertExternalIdField>Key__c</upsertExternalIdField>`,
        ),
      recordVariable('one', 'Log__c') + recordVariable('two', 'Log__c') + recordVariable('all', 'Log__c', true),
    ),
  });
  const logs = (): unknown[] => org.all('Log__c').map((log) => [log['Key__c'], log['For__c']]);
  const id = org.create('Shipment__c', { Code__c: 'one', Result__c: 'first' });
  assert.deepEqual(logs(), [
    ['one', 'good'],
    ['two', 'first'],
  ]);
  org.update('Shipment__c', [{ Id: id, Result__c: 'second' }]);
  assert.deepEqual(logs(), [
    ['one', 'good'],
    ['two', 'second'],
  ]);
  org.update('Shipment__c', [{ Id: id, Code__c: 'three', Result__c: 'bad' }]);
  assert.deepEqual(logs(), [
    ['one', 'good'],
    ['two', 'second'],
  ]);
});

test('records related to the triggering one are updated through the relationship, narrowed by filters', (t) => {
  const org = open(t, {
    'objects/Truck__c.object': objectFile('Truck', text('State__c')),
    'objects/Crate__c.object': objectFile(
      'Crate',
      text('State__c') + number('Weight__c') + lookup('Truck__c', 'Truck__c', 'Crates'),
    ),
    'flows/Down.flow': flowFile(
      'Down',
      onSave('Truck__c', 'After', 'Update', 'Update_Crates'),
      element(
        'recordUpdates',
        'Update_Crates',
        `<filterLogic>or</filterLogic>${filter('Weight__c', 'GreaterThan', numeral(10))}${filter('Weight__c', 'IsNull', boolean(true))}${set('State__c', reference('$Record.State__c'))}<inputReference>$Record.Crates__r</inputReference>`,
      ),
    ),
    'flows/Up.flow': flowFile(
      'Up',
      onSave('Crate__c', 'After', 'Create', 'Update_Truck'),
      element(
        'recordUpdates',
        'Update_Truck',
        `${set('State__c', string('loading'))}<inputReference>$Record.Truck__r</inputReference>`,
      ),
    ),
  });
  const truck = org.create('Truck__c', {});
  org.create('Crate__c', { Weight__c: 50 });
  org.insert('Crate__c', [{ Truck__c: truck, Weight__c: 5 }, { Truck__c: truck, Weight__c: 20 }, { Truck__c: truck }]);
  assert.equal(org.one('Truck__c', truck)['State__c'], 'loading');
  org.update('Truck__c', [{ Id: truck, State__c: 'sent' }]);
  assert.deepEqual(
    org.all('Crate__c').map((crate) => crate['State__c']),
    [null, null, 'sent', 'sent'],
  );
});

test('collections are filtered, sorted, counted and copied', (t) => {
  const org = open(t, {
    ...SHIPMENTS_AND_LOGS,
    'flows/F.flow': flowFile(
      'F',
      onSave('Shipment__c', 'Before', 'Create', 'Get_Logs'),
      element('assignments', 'Count', assign('$Record.Parts__c', reference('Big'), 'AssignCount') + to('Each')) +
        element(
          'assignments',
          'Name_It',
          assign('$Record.Result__c', reference('Each.For__c'), 'Add') +
            assign('Each.For__c', string('changed')) +
            to('Each'),
        ) +
        element(
          'collectionProcessors',
          'Big',
          `<assignNextValueToReference>currentItem</assignNextValueToReference><collectionProcessorType>FilterCollectionProcessor</collectionProcessorType><collectionReference>Get_Logs</collectionReference><conditionLogic>and</conditionLogic><conditions><leftValueReference>currentItem.Number__c</leftValueReference><operator>GreaterThan</operator>${numeral(1, 'rightValue')}</conditions>${to('Sorted')}`,
        ) +
        element(
          'collectionProcessors',
          'Sorted',
          `<collectionProcessorType>SortCollectionProcessor</collectionProcessorType><collectionReference>Big</collectionReference>${to('Count')}<limit>2</limit><sortOptions><doesPutEmptyStringAndNullFirst>false</doesPutEmptyStringAndNullFirst><sortField>Number__c</sortField><sortOrder>Desc</sortOrder></sortOptions>`,
        ) +
        element(
          'loops',
          'Each',
          `<collectionReference>Sorted</collectionReference><iterationOrder>Asc</iterationOrder>${to('Name_It', 'nextValueConnector')}`,
        ) +
        get('Get_Logs', 'Log__c', '', '', 'Big'),
    ),
  });
  org.insert(
    'Log__c',
    [3, 1, 4, 2].map((value) => ({ Number__c: value, For__c: String(value) })),
  );
  const record = org.one('Shipment__c', org.create('Shipment__c', {}));
  assert.deepEqual([record['Parts__c'], record['Result__c']], [3, '43']);
});
