import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testOrg } from '../../testing/test-org.ts';
import {
  objectFile,
  field,
  text,
  number,
  rule,
  flowFile,
  element,
  to,
  reference,
  string,
  boolean,
  assign,
  filter,
  set,
  onSave,
} from '../../testing/xml.ts';

const SHIPMENT = objectFile(
  'Shipment',
  text('Code__c') +
    number('Weight__c') +
    field('Story__c', 'LongTextArea', '<length>1000</length><visibleLines>3</visibleLines>'),
);

/** Problems of a deploy with one flow; the flow's own prefix is left out. */
function problemsOf(start: string, elements: string, rest = ''): string[] {
  const org = testOrg(
    { 'objects/Shipment__c.object': SHIPMENT, 'flows/F.flow': flowFile('F', start, elements, rest) },
    { mayFail: true },
  );
  org.org.close();
  return org.problems.map((problem) => problem.replace(/^Flow F: /u, ''));
}

const AFTER = onSave('Shipment__c', 'After', 'CreateAndUpdate', 'One');

test('unknown objects, fields, references and connectors are reported by element, all at once', () => {
  assert.deepEqual(
    problemsOf(
      AFTER,
      element(
        'assignments',
        'One',
        assign('$Record.Nope__c', string('x')) + assign('missing', string('x')) + to('Nowhere'),
      ) +
        element('recordCreates', 'Two', `${set('Code__c', reference('$Record.Also__c'))}<object>Nothing__c</object>`) +
        element(
          'recordLookups',
          'Three',
          `<assignNullValuesIfNoRecordsFound>false</assignNullValuesIfNoRecordsFound>${filter('Gone__c', 'EqualTo', string('x'))}<object>Shipment__c</object>`,
        ),
    ),
    [
      'One (Assignment) - The element has an invalid reference to "$Record.Nope__c".',
      'One (Assignment) - The element has an invalid reference to "missing".',
      'One (Assignment) - The connector leads to "Nowhere", which isn\'t an element of the flow.',
      'Two (Create Records) - The object "Nothing__c" doesn\'t exist.',
      'Three (Get Records) - The field "Gone__c" for the object "Shipment__c" doesn\'t exist.',
    ],
  );
});

test('elements, actions, paths and flow types that are not executed are refused by name', () => {
  assert.deepEqual(
    problemsOf(
      onSave(
        'Shipment__c',
        'After',
        'Create',
        'Call',
        `<scheduledPaths><name>Tomorrow</name>${to('Call')}<label>Tomorrow</label><offsetNumber>1</offsetNumber><offsetUnit>Days</offsetUnit><timeSource>RecordTriggerEvent</timeSource></scheduledPaths>`,
      ),
      element('actionCalls', 'Call', '<actionName>Post</actionName><actionType>chatterPost</actionType>') +
        element('waits', 'Pause', '<defaultConnectorLabel>x</defaultConnectorLabel>'),
    ),
    [
      'Pause (Wait) - The local org does not support the flow element Wait.',
      'Call (Action) - The local org does not support the action chatterPost (Post).',
      'Start (Start) - The local org does not support the scheduled path "Tomorrow" with a time offset.',
    ],
  );
});

test('a before-save flow may not write other records, call or act; Custom Error needs a save', () => {
  assert.deepEqual(
    problemsOf(
      onSave('Shipment__c', 'Before', 'Create', 'One'),
      element('recordCreates', 'One', `${set('Code__c', string('x'))}<object>Shipment__c</object>`),
    ),
    ["One (Create Records) - The Create Records element isn't available in before-save flows."],
  );
  assert.deepEqual(
    problemsOf(
      to('One'),
      element(
        'customErrors',
        'One',
        '<customErrorMessages><errorMessage>x</errorMessage><isFieldError>false</isFieldError></customErrorMessages>',
      ),
    ),
    [
      'One (Custom Error) - The Custom Error element is available only in before-save and after-save record-triggered flows.',
    ],
  );
});

test('types, operators, condition logic and fields that cannot be filtered or written are checked', () => {
  assert.deepEqual(
    problemsOf(
      `${AFTER.replace('<object>', `<filterLogic>1 AND 3</filterLogic>${filter('Code__c', 'EqualTo', string('x'))}${filter('Story__c', 'IsNull', boolean(true))}<object>`)}`,
      element(
        'assignments',
        'One',
        assign('$Record.Weight__c', string('heavy')) +
          assign('$Record.CreatedDate', reference('$Flow.CurrentDateTime')),
      ) +
        element(
          'decisions',
          'Two',
          `<defaultConnectorLabel>No</defaultConnectorLabel><rules><name>Yes</name><conditionLogic>and</conditionLogic><conditions><leftValueReference>$Record.Code__c</leftValueReference><operator>EqualTo</operator>${boolean(true, 'rightValue')}</conditions><label>Yes</label></rules>`,
        ),
    ),
    [
      'One (Assignment) - The operator Assign can\'t be used with "$Record.Weight__c" and the given value: their data types don\'t fit.',
      'One (Assignment) - "$Record.CreatedDate" can\'t be assigned to.',
      'Two (Decision) - The operator EqualTo cannot compare $Record.Code__c (Text) with a value of type Checkbox.',
      'Start (Start) - The field "Story__c" of type LongTextArea can\'t be used in an entry condition.',
      'Start (Start) - The condition logic "1 AND 3" is invalid for 2 conditions.',
    ],
  );
});

test('an asynchronous path on updates needs a condition that requires a change, and a subflow must exist', () => {
  const path = `<scheduledPaths>${to('One')}<pathType>AsyncAfterCommit</pathType></scheduledPaths>`;
  assert.deepEqual(
    problemsOf(
      onSave('Shipment__c', 'After', 'CreateAndUpdate', '', path),
      element('subflows', 'One', '<flowName>Missing</flowName>'),
    ),
    [
      'One (Subflow) - The flow "Missing" doesn\'t exist.',
      'Start (Start) - An asynchronous path on updates needs entry conditions that require a change.',
    ],
  );
});

test('a rule or formula with an unknown name is reported, and nothing of a refused deploy stays', () => {
  const org = testOrg(
    {
      'objects/Shipment__c.object': objectFile(
        'Shipment',
        number('Weight__c') + rule('Light', 'Wieght__c > 10', 'Too heavy.'),
      ),
    },
    { mayFail: true },
  );
  assert.match(org.problems.join(), /ValidationRule Shipment__c\.Light: .*Wieght__c/);
  assert.equal(org.org.model.schema.object('Shipment__c'), undefined);
  assert.throws(() => org.org.store.all('SELECT * FROM "Shipment__c"'));
  org.org.close();
});

test('an entry formula may not ask for permissions or custom metadata', () => {
  const start = onSave(
    'Shipment__c',
    'After',
    'Create',
    'One',
    '<filterFormula>{!$Permission.Allowed}</filterFormula>',
  );
  assert.equal(
    problemsOf(start, element('assignments', 'One', assign('$Record.Code__c', string('x'))))[0],
    "Start (Start) - An entry formula can't refer to $Permission.",
  );
});
