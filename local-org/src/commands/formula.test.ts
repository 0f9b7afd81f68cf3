import assert from 'node:assert/strict';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { runFormulaCommand } from './formula.ts';

/** Sends lines to the command and reads its answers. */
async function run(lines: readonly string[]): Promise<unknown[]> {
  const output = new PassThrough();
  const answers = text(output);
  await runFormulaCommand(Readable.from(lines.map((line) => `${line}\n`)), output);
  output.end();
  return (await answers)
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
}

async function ask(request: object): Promise<unknown> {
  const [answer] = await run([JSON.stringify(request)]);
  return answer;
}

test('each line is answered in order, faulty ones with an error', async () => {
  const good = (formula: string): string =>
    JSON.stringify({ formula, returnType: 'Number', blanksAs: 'zero', fields: {} });
  const answers = await run([good('1+1'), 'not json', '', good('1/0'), '[]', good('Foo__c'), good('2+2')]);
  assert.deepEqual(answers[0], { value: 2 });
  assert.match(JSON.stringify(answers[1]), /^\{"error":"Malformed JSON: /);
  assert.deepEqual(answers[2], { error: 'Division by zero' });
  assert.deepEqual(answers[3], { error: 'request: Invalid input: expected object, received array' });
  assert.deepEqual(answers[4], { error: 'Field Foo__c does not exist. Check spelling.' });
  assert.deepEqual(answers[5], { value: 4 });
  assert.equal(answers.length, 6);
});

test('a line ends with a line feed only, wherever the input is cut', async () => {
  const request = JSON.stringify({ formula: '"ä\u2028b"', returnType: 'Text' });
  const bytes = Buffer.from(`${request}\r\n${request}`);
  const output = new PassThrough();
  const answers = text(output);
  await runFormulaCommand(Readable.from([...bytes].map((byte) => Buffer.from([byte]))), output);
  output.end();
  assert.equal(await answers, '{"value":"ä\u2028b"}\n{"value":"ä\u2028b"}\n');
});

test('answers come while the input is still open', async () => {
  const input = new PassThrough();
  const output = new PassThrough();
  const done = runFormulaCommand(input, output);
  input.write('{"formula":"1","returnType":"Number"}\n');
  const [first] = (await new Promise<Buffer>((resolve) => output.once('data', resolve))).toString().split('\n');
  assert.equal(first, '{"value":1}');
  input.end();
  await done;
});

test('fields have Metadata API types, and names may have dots', async () => {
  const fields = {
    Amount__c: { type: 'Currency', scale: 2, value: 12.5 },
    Rate__c: { type: 'Percent', value: 50 },
    'Account.Name': { type: 'Text', value: 'Acme' },
    '$User.Email': { type: 'Email', value: 'a@example.com' },
    Status__c: { type: 'Picklist', value: 'Paid' },
    Due__c: { type: 'Date', value: '2024-02-29' },
    Sent__c: { type: 'DateTime', value: '2024-02-29T10:00:00.000+0000' },
    At__c: { type: 'Time', value: '10:00:00.000Z' },
    Done__c: { type: 'Checkbox', value: true },
  };
  const value = async (formula: string, returnType: string): Promise<unknown> => ask({ formula, returnType, fields });
  assert.deepEqual(await value('amount__c * Rate__c', 'Currency'), { value: 6.25 });
  assert.deepEqual(await value('Account.Name & $User.Email & TEXT(Status__c)', 'Text'), {
    value: 'Acmea@example.comPaid',
  });
  assert.deepEqual(await value('Due__c + 1', 'Date'), { value: '2024-03-01' });
  assert.deepEqual(await value('Sent__c + 1', 'DateTime'), { value: '2024-03-01T10:00:00.000Z' });
  assert.deepEqual(await value('At__c + 1000', 'Time'), { value: '10:00:01.000Z' });
  assert.deepEqual(await value('Done__c', 'Checkbox'), { value: true });
  assert.deepEqual(await value('Rate__c', 'Percent'), { value: 50 });
});

test('a value that its field cannot hold is an error that names the field', async () => {
  const error = async (type: string, value: unknown): Promise<unknown> =>
    ask({ formula: '1', returnType: 'Number', fields: { A__c: { type, value } } });
  assert.deepEqual(await error('Number', '5'), { error: 'Field A__c is of type Number and cannot hold "5".' });
  assert.deepEqual(await error('Date', '2023-02-30'), {
    error: 'Field A__c is of type Date and cannot hold "2023-02-30".',
  });
  assert.deepEqual(await error('Checkbox', 'true'), {
    error: 'Field A__c is of type Checkbox and cannot hold "true".',
  });
  assert.deepEqual(await error('Text', 5), { error: 'Field A__c is of type Text and cannot hold 5.' });
  assert.deepEqual(await error('Location', null), {
    error: 'The local org does not support the type Location of field A__c in formulas.',
  });
});

test('prior values, clock and time zone may be given', async () => {
  assert.deepEqual(
    await ask({
      formula: 'ISCHANGED(A__c) && PRIORVALUE(A__c) = 1',
      returnType: 'Checkbox',
      place: 'validationRule',
      fields: { A__c: { type: 'Number', value: 2, prior: 1 } },
    }),
    { value: true },
  );
  const today = { formula: 'TODAY()', returnType: 'Date', now: '2024-07-01T03:00:00Z' };
  assert.deepEqual(await ask({ ...today, timeZone: 'America/Los_Angeles' }), { value: '2024-06-30' });
  assert.deepEqual(await ask({ ...today, timeZone: 'Mars/Olympus' }), { error: 'Unknown time zone Mars/Olympus.' });
});

test('a closed output ends the command', async () => {
  const output = new PassThrough();
  const input = new PassThrough();
  const done = runFormulaCommand(input, output);
  output.destroy();
  input.write('{"formula":"1","returnType":"Number"}\n');
  await done;
});
