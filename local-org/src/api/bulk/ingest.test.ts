import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { data } from '../testing/running-org.ts';
import { createJob, load, runWithParcels } from './testing/parcels.ts';

test('jsforce loads records and is told of each row what became of it', async (t) => {
  const running = await runWithParcels(t);
  const connection = running.connect();
  connection.bulk2.pollInterval = 20;
  const [shipment] = (await connection.query<{ Id: string }>("SELECT Id FROM Shipment__c WHERE Number__c = 'S1'"))
    .records;
  const results = await connection.bulk2.loadAndWaitForResults({
    object: 'Parcel__c',
    operation: 'insert',
    input: [2, -1, 3].map((weight, index) => ({
      Name: `Parcel ${index}`,
      Shipment__c: shipment?.Id ?? '',
      Weight__c: weight,
    })),
  });
  assert.equal(results.successfulResults.length, 2);
  assert.deepEqual(
    results.failedResults.map((row) => row.sf__Error),
    ['FIELD_CUSTOM_VALIDATION_EXCEPTION:A parcel weighs something.:Weight__c --'],
  );
  const read = await connection.query(
    'SELECT Weight__c, (SELECT Charged__c FROM Parcels__r) FROM Shipment__c ORDER BY Name',
  );
  assert.equal(read.records[0]?.['Weight__c'], 5, 'rolled up');
});

test('references are found by external id, an empty value leaves a field alone, #N/A empties it', async (t) => {
  const running = await runWithParcels(t);
  const header = 'Name,Shipment__r.Number__c,Code__c,Weight__c,Fragile__c,Packed_On__c,Sent_At__c,Note__c';
  const inserted = await load(
    running,
    'insert',
    `${header}\nOne,s1,A,1.5,yes,2026-03-02,2026-03-02T10:00:00+01:00,"a ""note"",\nin two lines"\nTwo,S9,B,1,0,,,\nThree,S2,C,x,0,,,\n`,
  );
  assert.equal(inserted.info['numberRecordsProcessed'], 3);
  const failed = await inserted.job.lines('failedResults');
  assert.match(
    failed[1] ?? '',
    /INVALID_FIELD:Foreign key external ID: S9 not found for field Number__c in entity Shipment__c:--/,
  );
  assert.match(
    failed[2] ?? '',
    /Failed to deserialize field at col 3. Due to, 'x' is not a valid value for the type xsd:double:Weight__c --/,
  );

  const upserted = await load(
    running,
    'upsert',
    'Code__c,Weight__c,Note__c,Shipment__r.Number__c,Name\na,,#N/A,,\nD,4,,S2,Four\n',
    {
      externalIdFieldName: 'Code__c',
    },
  );
  assert.equal(upserted.info['numberRecordsFailed'], 0);
  const created = (await upserted.job.lines('successfulResults')).slice(1).map((line) => line.split(',')[1]);
  assert.deepEqual(created, ['"false"', '"true"']);
  const { records } = await running
    .connect()
    .query(
      'SELECT Name, Weight__c, Charged__c, Fragile__c, Packed_On__c, Sent_At__c, Note__c FROM Parcel__c ORDER BY Name',
    );
  const [four, one] = records.map(({ attributes: _, ...fields }) => fields);
  assert.deepEqual(one, {
    Name: 'One',
    Weight__c: 1.5,
    Charged__c: 1.5,
    Fragile__c: true,
    Packed_On__c: '2026-03-02',
    Sent_At__c: '2026-03-02T09:00:00.000+0000',
    Note__c: null,
  });
  assert.equal(four?.['Weight__c'], 4);
});

test('every delimiter and line ending is read and answered as the job says', async (t) => {
  const running = await runWithParcels(t);
  for (const [columnDelimiter, sign] of [
    ['SEMICOLON', ';'],
    ['TAB', '\t'],
    ['PIPE', '|'],
    ['CARET', '^'],
    ['BACKQUOTE', '`'],
  ] as const) {
    const csv = `\uFEFFName${sign}Shipment__r.Number__c\r\nFrom ${columnDelimiter}${sign}S1\r\n`;
    const { job, info } = await load(running, 'insert', csv, { columnDelimiter, lineEnding: 'CRLF' });
    assert.deepEqual([info['state'], info['numberRecordsFailed']], ['JobComplete', 0], columnDelimiter);
    const [header] = await job.lines('successfulResults');
    assert.equal(header, ['"sf__Id"', '"sf__Created"', '"Name"', '"Shipment__r.Number__c"\r'].join(sign));
  }
});

test('a file that cannot be loaded fails its job with the reason, and its rows count as unprocessed', async (t) => {
  const running = await runWithParcels(t);
  const reasons: [string, RegExp, string?][] = [
    ['Nme\nOne\n', /^InvalidBatch : Field name not found : Nme$/],
    ['Name\r\nOne\r\n', /^ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF$/],
    ['Name,Note__c\nOne\n', /^ClientInputError : .*line 2/],
    ['Name,name\nOne,One\n', /^InvalidBatch : Duplicate field name found : name$/],
    ['Name\nOne\n', /^InvalidBatch : Field name not found : Id$/, 'update'],
  ];
  for (const [csv, reason, operation = 'insert'] of reasons) {
    const { job, info } = await load(running, operation, csv);
    assert.equal(info['state'], 'Failed', csv);
    assert.match(String(info['errorMessage']), reason);
    assert.equal(info['numberRecordsProcessed'], 0);
    if (csv.startsWith('Nme')) assert.deepEqual(await job.lines('unprocessedrecords'), ['"Nme"', '"One"']);
  }
});

test('an upload may be compressed', async (t) => {
  const running = await runWithParcels(t);
  const job = await createJob(running, { object: 'Parcel__c', operation: 'insert' });
  const body = gzipSync('Name,Shipment__r.Number__c\nOne,S1\n');
  const sent = await fetch(`${running.url}${job.path}/batches`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${running.token}`, 'content-type': 'text/csv', 'content-encoding': 'gzip' },
    body,
  });
  assert.equal(sent.status, 201);
  await job.patch('UploadComplete');
  assert.deepEqual((await job.finished())['numberRecordsProcessed'], 1);
});

test('rows that are locked fail by themselves', async (t) => {
  const running = await runWithParcels(t);
  await running.call('POST', '/local-org/faults', { spec: 'seed=5,row-lock=0.1' });
  const rows = Array.from({ length: 300 }, (_, index) => `Parcel ${index},S1`);
  const { job, info } = await load(running, 'insert', `Name,Shipment__r.Number__c\n${rows.join('\n')}\n`);
  const [, ...failed] = await job.lines('failedResults');
  assert.equal(info['numberRecordsFailed'], failed.length);
  assert.ok(failed.length > 0 && failed.length < 100);
  assert.ok(failed.every((line) => line.includes('UNABLE_TO_LOCK_ROW:unable to obtain exclusive access')));
  const { totalSize } = await running.connect().query('SELECT Id FROM Parcel__c');
  assert.equal(totalSize, 300 - failed.length);
});

test('a job takes one upload, and only while it is open', async (t) => {
  const running = await runWithParcels(t);
  const job = await createJob(running, { object: 'Parcel__c', operation: 'insert' });
  assert.equal((await job.patch('UploadComplete')).status, 400, 'nothing was uploaded');
  await job.upload('Name\nOne\n');
  await job.upload('Name\nOne\n');
  const closed = await job.patch('UploadComplete');
  assert.match(JSON.stringify(closed.body), /only do 'PUT' once.*INVALIDJOB/);
  assert.equal((await job.patch('Aborted')).status, 200);
  assert.match(JSON.stringify((await job.upload('Name\nOne\n')).body), /INVALIDJOBSTATE/);
  assert.equal((await running.call('DELETE', job.path)).status, 204);
  assert.equal((await running.call('GET', job.path)).status, 404);
});

test('an aborted job keeps what it has written and answers the rest as unprocessed', async (t) => {
  const running = await runWithParcels(t);
  const rows = Array.from({ length: 3000 }, (_, index) => `Parcel ${index},S1,K${index}`);
  const job = await createJob(running, { object: 'Parcel__c', operation: 'insert' });
  await job.upload(`Name,Shipment__r.Number__c,Code__c\n${rows.join('\n')}\n`);
  await job.patch('UploadComplete');
  while (Number((await job.info())['numberRecordsProcessed']) === 0);
  assert.equal((await job.patch('Aborted')).status, 200);
  const processed = Number((await job.info())['numberRecordsProcessed']);
  const successful = await job.lines('successfulResults');
  const unprocessed = await job.lines('unprocessedrecords');
  assert.equal(successful.length - 1, processed);
  assert.equal(unprocessed.length - 1, rows.length - processed);
  assert.match(unprocessed[1] ?? '', new RegExp(`"Parcel ${processed}"`));
});

test('records are deleted by id; what a job cannot be is refused by name', async (t) => {
  const running = await runWithParcels(t);
  const inserted = await load(running, 'insert', 'Name,Shipment__r.Number__c\nOne,S1\nTwo,S1\n');
  const ids = (await inserted.job.lines('successfulResults')).slice(1).map((line) => line.split(',')[0] ?? '');
  const { job, info } = await load(running, 'delete', `Id\n${ids.join('\n')}\n${ids[0]}\nnone\n`);
  assert.deepEqual([info['numberRecordsProcessed'], info['numberRecordsFailed']], [4, 2]);
  assert.match((await job.lines('failedResults')).join('\n'), /ENTITY_IS_DELETED[^]*MALFORMED_ID/);
  assert.equal((await running.connect().query('SELECT Id FROM Parcel__c')).totalSize, 0);

  const refusals: [object, string][] = [
    [{ object: 'Nothing__c', operation: 'insert' }, 'INVALIDENTITY'],
    [{ object: 'Parcel__c', operation: 'hardDelete' }, 'FEATURENOTENABLED'],
    [{ object: 'Parcel__c', operation: 'upsert' }, 'INVALIDJOB'],
    [{ object: 'Parcel__c', operation: 'upsert', externalIdFieldName: 'Note__c' }, 'INVALIDJOB'],
    [{ object: 'Parcel__c', operation: 'insert', assignmentRuleId: '01Q000000000001' }, 'FUNCTIONALITY_NOT_ENABLED'],
  ];
  for (const [body, code] of refusals) {
    const { status, body: answer } = await running.call('POST', `${data}/jobs/ingest`, body);
    assert.deepEqual([status, (answer as { errorCode: string }[])[0]?.errorCode], [400, code]);
  }
});
