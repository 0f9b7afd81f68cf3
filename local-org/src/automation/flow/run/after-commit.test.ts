import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from '../../testing/test-org.ts';
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
  numeral,
  assign,
  set,
  onSave,
  decide,
  variable,
  formula,
  raise,
  create,
  LOG,
  SHIPMENTS_AND_LOGS,
} from '../../testing/xml.ts';

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
    ...SHIPMENTS_AND_LOGS,
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
    ...SHIPMENTS_AND_LOGS,
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
