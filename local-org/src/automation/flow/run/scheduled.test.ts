import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from '../../testing/test-org.ts';
import {
  create,
  filter,
  flowFile,
  LOG,
  many,
  reference,
  set,
  string,
  to,
  SHIPMENTS_AND_LOGS,
} from '../../testing/xml.ts';

const scheduled = (inner: string): string =>
  `${to('Create_Log')}${inner}<schedule><frequency>Daily</frequency><startDate>2026-01-01</startDate><startTime>05:00:00.000Z</startTime></schedule><triggerType>Scheduled</triggerType>`;
const ofShipments = scheduled(
  `<filterLogic>and</filterLogic>${filter('Code__c', 'NotEqualTo', string('done'))}<object>Shipment__c</object>`,
);
const logsCode = create('Create_Log', 'Log__c', set('For__c', reference('$Record.Code__c')));

test('a scheduled flow runs when it is told to, once for each record that meets its conditions', async (t) => {
  const org = open(t, {
    ...SHIPMENTS_AND_LOGS,
    'flows/F.flow': flowFile('F', ofShipments, logsCode),
  });
  org.insert('Shipment__c', [{ Code__c: 'a' }, { Code__c: 'done' }, { Code__c: 'b' }]);
  await org.org.idle();
  assert.equal(org.all('Log__c').length, 0, 'no schedule starts it');
  org.org.runScheduledFlow('F');
  await org.org.idle();
  assert.deepEqual(
    org.all('Log__c').map((log) => log['For__c']),
    ['a', 'b'],
  );
});

test('its records are taken in batches of 200, and what fails in one leaves the others', async (t) => {
  const org = open(t, {
    ...SHIPMENTS_AND_LOGS,
    'flows/F.flow': flowFile(
      'F',
      ofShipments,
      create('Create_Log', 'Log__c', set('Key__c', reference('$Record.Code__c'))),
    ),
  });
  org.create('Log__c', { Key__c: '7' });
  const shipments = many(450, (index) => ({ Code__c: String(index) }));
  for (let from = 0; from < shipments.length; from += 200) org.insert('Shipment__c', shipments.slice(from, from + 200));
  org.org.runScheduledFlow('F');
  await org.org.idle();
  assert.equal(org.all('Log__c').length, 450);
  assert.equal(org.org.outbox.length, 1, 'the one that failed is told to the administrator');
});

test('one without an object runs once, and only flows with a schedule can be run', async (t) => {
  const org = open(t, {
    'objects/Log__c.object': LOG,
    'flows/F.flow': flowFile('F', scheduled(''), create('Create_Log', 'Log__c', set('For__c', string('nobody')))),
    'flows/G.flow': flowFile('G', to('Create_Log'), create('Create_Log', 'Log__c', '')),
  });
  org.org.runScheduledFlow('F');
  await org.org.idle();
  assert.equal(org.all('Log__c').length, 1);
  assert.throws(() => org.org.runScheduledFlow('G'), /has no schedule/);
  assert.throws(() => org.org.runScheduledFlow('Unknown'), /does not exist/);
});
