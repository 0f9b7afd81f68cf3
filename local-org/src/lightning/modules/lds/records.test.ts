import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { loadRecord, onRecordsChanged, readPath, recordsChanged } from './records.ts';
import { createAdapter, type WireResult } from './wire.ts';
import type { RecordRepresentation } from './types.ts';

/** What the server would answer: the amount changes between requests, the margin is nobody's. */
let amount = 1;
const requests: string[] = [];

beforeEach(() => {
  amount = 1;
  requests.length = 0;
  Object.assign(globalThis, { lightningSession: { apiVersion: '66.0' } });
  mock.method(globalThis, 'fetch', async (url: string) => {
    requests.push(decodeURIComponent(url));
    const [, id = ''] = /records\/(\w+)/u.exec(url) ?? [];
    const margin = new URLSearchParams(url.split('?')[1]).get('fields')?.includes('Margin__c');
    if (margin)
      return new Response(JSON.stringify([{ errorCode: 'INVALID_FIELD', message: 'No such column' }]), { status: 400 });
    const account = {
      apiName: 'Account',
      id: '001000000000001AAA',
      fields: { Name: { value: 'Acme', displayValue: null } },
    };
    const fields = {
      Amount__c: { value: amount, displayValue: `€${amount}` },
      Account__r: { value: account, displayValue: 'Acme' },
    };
    return new Response(JSON.stringify({ apiName: 'Invoice__c', id, fields }));
  });
});

afterEach(() => mock.restoreAll());

let counter = 0;

/** A record that no other test has asked for. */
function newId(): string {
  counter += 1;
  return `a0000000000000${counter}AAA`;
}

/** Lets requests of this turn be sent and answered. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

test('requests of one turn for one record are one request, and each gets the fields it asked for', async () => {
  const id = newId();
  const [first, second] = await Promise.all([
    loadRecord(id, ['Invoice__c.Amount__c']),
    loadRecord(id, ['Invoice__c.Account__r.Name']),
  ]);
  assert.equal(requests.length, 1);
  assert.deepEqual(Object.keys(first.fields), ['Amount__c']);
  assert.equal(readPath(second, 'Invoice__c.Account__r.Name')?.value, 'Acme');
  await loadRecord(id, ['Invoice__c.Amount__c']);
  assert.equal(requests.length, 1, 'a fresh record is not asked for again');
});

test('a field that is not there is left out when optional, and rejects with the error of the server when not', async () => {
  const id = newId();
  const record = await loadRecord(id, ['Invoice__c.Amount__c'], ['Invoice__c.Margin__c']);
  assert.deepEqual(Object.keys(record.fields), ['Amount__c']);
  await assert.rejects(
    loadRecord(id, ['Invoice__c.Margin__c']),
    (error: { status: number; body: { message: string } }) =>
      error.status === 400 && error.body.message === 'No such column',
  );
});

test('a changed record is loaded again, with everything that anybody shows of it, and told to every wire', async () => {
  const id = newId();
  const adapter = createAdapter<RecordRepresentation>({
    request: ({ recordId }) => (recordId ? () => loadRecord(String(recordId), ['Invoice__c.Amount__c']) : undefined),
    records: (record) => [record.id],
  });
  const seen: (readonly unknown[])[] = [[], []].map(() => []);
  const wires = seen.map(
    (values) =>
      new adapter(({ data }: WireResult<RecordRepresentation>) =>
        (values as unknown[]).push(data?.fields['Amount__c']?.value),
      ),
  );
  for (const wire of wires) {
    wire.connect();
    wire.update({ recordId: undefined });
    wire.update({ recordId: id });
  }
  await settled();
  amount = 2;
  recordsChanged([id.slice(0, 15)]);
  await settled();
  assert.deepEqual(seen, [
    [undefined, 1, 2],
    [undefined, 1, 2],
  ]);
  assert.equal(requests.length, 2);
  wires[0]?.disconnect();
  amount = 3;
  recordsChanged([id]);
  await settled();
  assert.deepEqual(
    seen.map((values) => values.at(-1)),
    [2, 3],
  );
});

test('an answer that a later configuration has overtaken is not shown', async () => {
  const answers = new Map<string, (value: string) => void>();
  const adapter = createAdapter<string>({
    request:
      ({ name }) =>
      () =>
        new Promise((resolve) => answers.set(String(name), resolve)),
  });
  const seen: unknown[] = [];
  const wire = new adapter(({ data }) => seen.push(data));
  wire.update({ name: 'old' });
  wire.update({ name: 'new' });
  answers.get('new')?.('new');
  answers.get('old')?.('old');
  await settled();
  assert.deepEqual(seen, [undefined, 'new']);
});

test('whoever stops listening is told nothing', () => {
  const told: unknown[] = [];
  const stop = onRecordsChanged((ids) => told.push(ids));
  recordsChanged(['001000000000001AAA']);
  stop();
  recordsChanged(['001000000000001AAA']);
  assert.deepEqual(told, [['001000000000001AAA']]);
});
