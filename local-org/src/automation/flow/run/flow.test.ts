import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { SObjectRecord } from '../../../schema/types.ts';
import {
  assign,
  boolean,
  checkbox,
  element,
  field,
  filter,
  flowFile,
  lookup,
  masterDetail,
  number,
  numeral,
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
} from '../../testing/test-org.ts';

function open(t: TestContext, files: Files): TestOrg {
  const org = testOrg(files);
  t.after(() => org.org.close());
  return org;
}

/** A decision with one outcome. */
function decide(name: string, left: string, operator: string, right: string, yes: string, no = '', rest = ''): string {
  return element(
    'decisions',
    name,
    `${no === '' ? '' : to(no, 'defaultConnector')}<defaultConnectorLabel>No</defaultConnectorLabel><rules><name>${name}_Yes</name><conditionLogic>and</conditionLogic><conditions><leftValueReference>${left}</leftValueReference><operator>${operator}</operator>${right}</conditions>${yes === '' ? '' : to(yes)}${rest}<label>Yes</label></rules>`,
  );
}

const variable = (name: string, type: string, rest = '', isCollection = false): string =>
  `<variables><name>${name}</name><dataType>${type}</dataType><isCollection>${String(isCollection)}</isCollection><isInput>${String(rest.includes('in'))}</isInput><isOutput>${String(rest.includes('out'))}</isOutput></variables>`;
const recordVariable = (name: string, object: string, isCollection = false, direction = ''): string =>
  `<variables><name>${name}</name><dataType>SObject</dataType><isCollection>${String(isCollection)}</isCollection><isInput>${String(direction.includes('in'))}</isInput><isOutput>${String(direction.includes('out'))}</isOutput><objectType>${object}</objectType></variables>`;
const formula = (name: string, type: string, expression: string): string =>
  `<formulas><name>${name}</name><dataType>${type}</dataType><expression>${expression}</expression></formulas>`;
const raise = (name: string, message: string): string =>
  element(
    'customErrors',
    name,
    `<customErrorMessages><errorMessage>${message}</errorMessage><isFieldError>false</isFieldError></customErrorMessages>`,
  );
const get = (name: string, object: string, filters: string, rest = '', next = ''): string =>
  element(
    'recordLookups',
    name,
    `<assignNullValuesIfNoRecordsFound>false</assignNullValuesIfNoRecordsFound>${next === '' ? '' : to(next)}${filters === '' ? '' : '<filterLogic>and</filterLogic>'}${filters}<getFirstRecordOnly>${String(rest.includes('first'))}</getFirstRecordOnly><object>${object}</object><storeOutputAutomatically>true</storeOutputAutomatically>`,
  );
const create = (name: string, object: string, assignments: string, rest = ''): string =>
  element('recordCreates', name, `${rest}${assignments}<object>${object}</object>`);

const SHIPMENT = objectFile(
  'Shipment',
  text('Code__c') + text('Result__c') + number('Weight__c') + number('Parts__c') + checkbox('Done__c'),
);
const LOG = objectFile(
  'Log',
  text('For__c') + text('Key__c', '<unique>true</unique><externalId>true</externalId>') + number('Number__c'),
);

const many = (count: number, values: (index: number) => SObjectRecord): SObjectRecord[] =>
  Array.from({ length: count }, (_, index) => values(index));

test('a before-save flow of 200 records queries once and keeps what it assigns apart', (t) => {
  const org = open(t, {
    'objects/Log__c.object': LOG,
    'objects/Shipment__c.object': SHIPMENT,
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
    'objects/Log__c.object': LOG,
    'objects/Shipment__c.object': SHIPMENT,
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
    'objects/Log__c.object': LOG,
    'objects/Shipment__c.object': SHIPMENT,
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
    'objects/Log__c.object': LOG,
    'objects/Shipment__c.object': SHIPMENT,
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

test('an entry condition "changed to meet" starts once, also when an after-save update saves the record again', (t) => {
  const org = open(t, {
    'objects/Log__c.object': LOG,
    'objects/Shipment__c.object': SHIPMENT,
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

test('the asynchronous path runs after the commit, in a transaction of its own, and not for what was rolled back', async (t) => {
  const asyncPath = `<scheduledPaths><name>Later</name>${to('Create_Log')}<pathType>AsyncAfterCommit</pathType></scheduledPaths>`;
  const org = open(t, {
    'objects/Log__c.object': LOG,
    'objects/Shipment__c.object': objectFile(
      'Shipment',
      text('Code__c') + number('Weight__c') + rule('Light', 'Weight__c > 10', 'Too heavy.'),
    ),
    'flows/F.flow': flowFile(
      'F',
      onSave('Shipment__c', 'After', 'Create', '', asyncPath),
      create('Create_Log', 'Log__c', set('For__c', reference('$Record.Code__c'))),
    ),
  });
  org.insert('Shipment__c', [{ Code__c: 'a' }, { Code__c: 'b', Weight__c: 11 }, { Code__c: 'c' }]);
  assert.deepEqual([org.all('Log__c').length, org.used.dmlStatements], [0, 0]);
  await org.org.idle();
  assert.deepEqual(
    org.all('Log__c').map((log) => log['For__c']),
    ['a', 'c'],
  );
  org.insert('Shipment__c', [{ Code__c: 'd' }, { Code__c: 'e', Weight__c: 11 }], true);
  await org.org.idle();
  assert.equal(org.all('Log__c').length, 2);
});

test('a fault in the asynchronous path takes nothing of the others with it and is told to the administrator', async (t) => {
  const org = open(t, {
    'objects/Log__c.object': LOG,
    'objects/Shipment__c.object': SHIPMENT,
    'flows/F.flow': flowFile(
      'F',
      onSave(
        'Shipment__c',
        'After',
        'Create',
        '',
        `<scheduledPaths>${to('Create_Log')}<pathType>AsyncAfterCommit</pathType></scheduledPaths>`,
      ),
      create('Create_Log', 'Log__c', set('Key__c', reference('$Record.Code__c'))),
    ),
  });
  org.create('Log__c', { Key__c: 'taken' });
  org.insert('Shipment__c', [{ Code__c: 'free' }, { Code__c: 'taken' }]);
  await org.org.idle();
  assert.deepEqual(
    org.all('Log__c').map((log) => log['Key__c']),
    ['taken', 'free'],
  );
  assert.equal(org.org.outbox.length, 1);
  assert.match(org.org.outbox[0]?.body ?? '', /DUPLICATE_VALUE/);
});

test('an event published immediately survives the roll-back; one published after the commit does not', async (t) => {
  const publishing = (object: string, next: string): string =>
    create(`Publish_${object}`, object, set('Text__c', reference('$Record.Code__c')), to(next));
  const listening = (object: string): readonly [string, string] =>
    flowFile(
      'L',
      `${to('Create_Log')}<object>${object}</object><triggerType>PlatformEvent</triggerType>`,
      create('Create_Log', 'Log__c', set('For__c', reference('text'))),
      formula(
        'text',
        'String',
        `"${object} " &amp; {!$Record.Text__c} &amp; IF({!$Permission.Allowed}, " allowed", "")`,
      ),
    );
  const org = open(t, {
    'customPermissions/Allowed.customPermission': [
      'CustomPermission',
      '<isLicensed>false</isLicensed><label>Allowed</label>',
    ],
    'objects/Log__c.object': LOG,
    'objects/Shipment__c.object': SHIPMENT,
    'objects/Now__e.object': objectFile('Now', text('Text__c'), { event: 'PublishImmediately' }),
    'objects/Later__e.object': objectFile('Later', text('Text__c'), { event: 'PublishAfterCommit' }),
    'flows/Publish.flow': flowFile(
      'P',
      onSave('Shipment__c', 'After', 'Create', 'Publish_Now__e'),
      publishing('Now__e', 'Publish_Later__e') +
        publishing('Later__e', 'Bad') +
        decide('Bad', '$Record.Weight__c', 'GreaterThan', numeral(10, 'rightValue'), 'Raise') +
        raise('Raise', 'Refused.'),
    ),
    'flows/Listen_Now.flow': listening('Now__e'),
    'flows/Listen_Later.flow': listening('Later__e'),
  });
  org.insert('Shipment__c', [{ Code__c: 'good' }], true);
  await org.org.idle();
  assert.deepEqual(
    org
      .all('Log__c')
      .map((log) => log['For__c'])
      .sort(),
    ['Later__e good', 'Now__e good'],
  );
  org.insert('Shipment__c', [{ Code__c: 'bad', Weight__c: 11 }], true);
  await org.org.idle();
  assert.deepEqual(
    org
      .all('Log__c')
      .map((log) => log['For__c'])
      .sort(),
    ['Later__e good', 'Now__e bad', 'Now__e good'],
  );
  assert.equal(org.all('Shipment__c').length, 1);
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

test('a limit fails the whole chunk past every fault path, and names the flow', (t) => {
  const org = open(t, {
    'objects/Log__c.object': LOG,
    'objects/Shipment__c.object': SHIPMENT,
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
    'objects/Log__c.object': LOG,
    'objects/Shipment__c.object': SHIPMENT,
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
    'objects/Log__c.object': LOG,
    'objects/Shipment__c.object': SHIPMENT,
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

test('notifications and e-mails go to the outbox, after the commit only', async (t) => {
  const parameter = (name: string, value: string): string =>
    `<inputParameters><name>${name}</name>${value}</inputParameters>`;
  const org = open(t, {
    'objects/Shipment__c.object': objectFile('Shipment', text('Code__c') + number('Weight__c') + number('Total__c')),
    'flows/F.flow': flowFile(
      'F',
      onSave('Shipment__c', 'After', 'Create', 'Collect'),
      element(
        'actionCalls',
        'Notify',
        `<actionName>customNotificationAction</actionName><actionType>customNotificationAction</actionType>${to('Bad')}${parameter('customNotifTypeId', string('type'))}${parameter('recipientIds', reference('recipients'))}${parameter('title', string('New: {!$Record.Code__c}'))}${parameter('body', reference('body'))}${parameter('targetId', reference('$Record.Id'))}`,
      ) +
        element('assignments', 'Collect', assign('recipients', reference('$Record.OwnerId'), 'Add') + to('Notify')) +
        decide('Bad', '$Record.Weight__c', 'GreaterThan', numeral(10, 'rightValue'), 'Raise') +
        raise('Raise', 'Refused.'),
      '<textTemplates><name>body</name><isViewedAsPlainText>true</isViewedAsPlainText><text>Weight {!$Record.Weight__c} of {!$User.Alias}</text></textTemplates>' +
        variable('recipients', 'String', '', true),
    ),
  });
  const results = org.insert('Shipment__c', [
    { Code__c: 'a', Weight__c: 5 },
    { Code__c: 'b', Weight__c: 11 },
  ]);
  await org.org.idle();
  assert.deepEqual(
    org.org.outbox.map(({ kind, recipients, subject, body, targetId }) => ({
      kind,
      recipients,
      subject,
      body,
      targetId,
    })),
    [
      {
        kind: 'notification',
        recipients: [org.adminId],
        subject: 'New: a',
        body: 'Weight 5 of admin',
        targetId: results[0]?.id,
      },
    ],
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
