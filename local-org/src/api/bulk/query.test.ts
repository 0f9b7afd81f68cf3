import assert from 'node:assert/strict';
import { test } from 'node:test';
import { data } from '../testing/running-org.ts';
import type { RunningOrg } from '../testing/running-org.ts';
import { load, runWithParcels } from './testing/parcels.ts';

async function runQueryJob(running: RunningOrg, query: string, rest: object = {}): Promise<string> {
  const created = await running.call('POST', `${data}/jobs/query`, { operation: 'query', query, ...rest });
  assert.equal(created.status, 200, JSON.stringify(created.body));
  const path = `${data}/jobs/query/${String((created.body as { id: string }).id)}`;
  for (;;) {
    const { body } = await running.call('GET', path);
    const { state, errorMessage } = body as { state: string; errorMessage?: string };
    assert.notEqual(state, 'Failed', errorMessage);
    if (state === 'JobComplete') return path;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test('a query is answered as CSV in pages, whose locator ends with null', async (t) => {
  const running = await runWithParcels(t);
  const rows = Array.from({ length: 1203 }, (_, index) => `"Parcel ${index}, ""big""",S1,${index},${index % 2}`);
  await load(running, 'insert', `Name,Shipment__r.Number__c,Weight__c,Fragile__c\n${rows.join('\n')}\n`);
  const path = await runQueryJob(
    running,
    'SELECT Name, shipment__r.number__c, Weight__c, Fragile__c, Sent_At__c FROM Parcel__c ORDER BY Weight__c',
  );
  const lines: string[] = [];
  const sizes: string[] = [];
  let locator: string | null = '';
  while (locator !== 'null') {
    const answer = await running.call('GET', `${path}/results?maxRecords=700${locator ? `&locator=${locator}` : ''}`);
    const [header, ...page] = String(answer.body).trimEnd().split('\n');
    assert.equal(header, '"Name","Shipment__r.Number__c","Weight__c","Fragile__c","Sent_At__c"');
    lines.push(...page);
    sizes.push(String(answer.headers.get('sforce-numberofrecords')));
    locator = answer.headers.get('sforce-locator');
    assert.ok(locator);
  }
  assert.deepEqual(sizes, ['700', '503']);
  assert.equal(lines.length, 1203);
  assert.equal(lines[701], '"Parcel 701, ""big""","S1","701","true",""');

  const empty = await runQueryJob(running, "SELECT Id FROM Parcel__c WHERE Name = 'none'");
  const answer = await running.call('GET', `${empty}/results`);
  assert.deepEqual([answer.body, answer.headers.get('sforce-locator')], ['"Id"\n', 'null']);
});

test('deleted records are answered by queryAll', async (t) => {
  const running = await runWithParcels(t);
  const { job } = await load(running, 'insert', 'Name,Shipment__r.Number__c\nOne,S1\n');
  const id = (await job.lines('successfulResults'))[1]?.split(',')[0] ?? '';
  await load(running, 'delete', `Id\n${id}\n`);
  const path = await runQueryJob(running, 'SELECT Name FROM Parcel__c', { operation: 'queryAll' });
  assert.equal((await running.call('GET', `${path}/results`)).body, '"Name"\n"One"\n');
});

test('what a bulk query cannot be is refused when the job is created', async (t) => {
  const running = await runWithParcels(t);
  const refusals = [
    ['SELECT COUNT(Id) FROM Parcel__c', 'FEATURENOTENABLED'],
    ['SELECT Shipment__c FROM Parcel__c GROUP BY Shipment__c', 'FEATURENOTENABLED'],
    ['SELECT Id, (SELECT Id FROM Parcels__r) FROM Shipment__c', 'FEATURENOTENABLED'],
    ['SELECT Id FROM Parcel__c LIMIT 1 OFFSET 1', 'FEATURENOTENABLED'],
    ['SELECT Colour__c FROM Parcel__c', 'INVALID_FIELD'],
    ['SELECT Id FRM Parcel__c', 'MALFORMED_QUERY'],
  ];
  for (const [query, code] of refusals) {
    const { status, body } = await running.call('POST', `${data}/jobs/query`, { operation: 'query', query });
    assert.deepEqual([status, (body as { errorCode: string }[])[0]?.errorCode], [400, code], query);
  }
});
