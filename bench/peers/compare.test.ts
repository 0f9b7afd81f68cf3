import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { REFUSAL, refusedIndexes } from '../timesheets/rows.ts';
import { countNamed } from './compare.ts';
import { peersTable } from './table.ts';

suite('Comparison with peers', () => {
  test('a refused row counts as named only where it stands in one line with the reason', () => {
    const text = `row1: ${REFUSAL}.\nrow2 failed\nrow33: ${REFUSAL}.\n10 rows failed: ${REFUSAL}.`;
    assert.equal(countNamed(text, ['row1', 'row2', 'row3']), 1);
  });

  test('refused rows are spread over the file and there are as many as asked for', () => {
    assert.deepEqual(refusedIndexes(100, 4), [12, 37, 62, 87]);
    assert.deepEqual(refusedIndexes(2, 5).length, 2);
  });

  test('a tool that did not load every row has no ratio, however quick it was', () => {
    const tool = {
      peakMegabytes: 1,
      cpuSeconds: 1,
      orgCpuSeconds: 1,
      calls: 1,
      named: 0,
      exitCode: 0,
      timedOut: false,
    };
    const [, first, second, third] = peersTable(
      [
        { ...tool, name: 'a', label: 'a', seconds: 4, loaded: 9 },
        { ...tool, name: 'b', label: 'b', seconds: 2, loaded: 9 },
        { ...tool, name: 'c', label: 'c', seconds: 1, loaded: 0 },
      ],
      10,
      1,
    );
    assert.match(first ?? '', /2\.00/);
    assert.match(second ?? '', /1\.00/);
    assert.match(third ?? '', /–/);
  });
});
