import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Connection } from 'jsforce';
import { describeRefusals, saveEach } from './save-each.ts';

/** A connection whose answers to each request are given: per record the code of its error, or none. */
function answering(...answers: readonly (readonly (string | undefined)[])[]): {
  connection: Connection;
  asked: string[][];
} {
  const asked: string[][] = [];
  const update = (records: { Id: string }[]) => {
    const answer = answers[asked.length] ?? [];
    asked.push(records.map(({ Id }) => Id));
    return Promise.resolve(
      records.map(({ Id }, index) => {
        const code = answer[index];
        return code === undefined
          ? { id: Id, success: true, errors: [] }
          : { success: false, errors: [{ statusCode: code, message: 'because' }] };
      }),
    );
  };
  return { connection: { sobject: () => ({ update }) } as unknown as Connection, asked };
}

const records = ['a', 'b', 'c'].map((Id) => ({ Id }));
const patience = { retry: { retries: 2, delay: 0 } };

suite('Saving each record by itself', () => {
  test('a locked row is tried again alone, a refused one is not', async () => {
    const { connection, asked } = answering(['UNABLE_TO_LOCK_ROW', 'REQUIRED_FIELD_MISSING', undefined], [undefined]);
    const refused = await saveEach(connection, 'Invoice__c', records, patience);
    assert.deepEqual(asked, [['a', 'b', 'c'], ['a']]);
    assert.deepEqual(
      refused.map(({ id, code }) => [id, code]),
      [['b', 'REQUIRED_FIELD_MISSING']],
    );
  });

  test('a row that stays locked is refused after as many attempts as the connection is patient for', async () => {
    const locked = ['UNABLE_TO_LOCK_ROW'];
    const { connection, asked } = answering(locked, locked, locked, locked);
    const refused = await saveEach(connection, 'Invoice__c', [{ Id: 'a' }], patience);
    assert.deepEqual([asked.length, refused.length], [3, 1]);
  });

  test('refusals are told by reason, the most frequent first', () => {
    const rows = ['a', 'b', 'c'].map((id) => ({ id, code: id === 'a' ? 'X' : 'Y', message: 'm', fields: [] }));
    assert.deepEqual(describeRefusals(rows, 1), ['  2 × Y: m\n      b and 1 more', '  1 × X: m\n      a']);
  });
});
