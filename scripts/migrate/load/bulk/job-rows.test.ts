import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';
import { BatchFile, readBatchFile } from '../../journal/batch-file.ts';
import type { JobRow } from '../../journal/batch-file.ts';
import { jobRows } from './bulk.ts';
import { SentRows } from './sent-rows.ts';

const row = (number: number, key = `K${number}`): JobRow => ({
  rowId: `k${number}`,
  key,
  number,
  line: number + 1,
  hash: `h${number}`,
});
const numbers = (rows: Iterable<JobRow | undefined>) => [...rows].map((each) => each?.number);

suite('The rows of a Bulk job', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'job-rows-'));
  });
  after(() => rm(folder, { recursive: true }));

  test('are noted in a file and come back as they were, whatever characters they hold', () => {
    const file = path.join(folder, 'rows.jsonl');
    const parts = [
      [row(1), row(2, 'two\nlines "quoted"')],
      Array.from({ length: 2_000 }, (_, at) => row(at + 3, 'ä€😀')),
    ];
    const batch = new BatchFile(file);
    parts.forEach((part) => batch.add(part));
    batch.close();
    assert.deepEqual([...readBatchFile(file)], parts);
  });

  test('are found by the keys of the results in any order, each once, and those without a result are left', () => {
    const sent = new SentRows([
      [row(1), row(2), row(3, 'K1')],
      [row(4), row(5)],
    ]);
    assert.deepEqual(numbers([sent.take('K2'), sent.take('K1'), sent.take('K1'), sent.take('K1'), sent.take('?')]), [
      2,
      1,
      3,
      undefined,
      undefined,
    ]);
    assert.deepEqual(numbers([sent.take('K5')]), [5]);
    assert.deepEqual(numbers(sent.rest()), [4]);
  });

  test('are few in the first job and the last, and many between', () => {
    const sizes: number[] = [];
    for (let rest = 1_000_000; rest > 0; rest -= sizes.at(-1) ?? 0)
      sizes.push(Math.min(jobRows(rest, sizes.at(-1) ?? 0), rest));
    assert.equal(sizes[0], 10_000);
    assert.equal(Math.max(...sizes), 100_000);
    assert.ok((sizes.at(-1) ?? 0) <= 20_000);
    assert.ok(sizes.length < 20, `${sizes.length} jobs`);
  });
});
