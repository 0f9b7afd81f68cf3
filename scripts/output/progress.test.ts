import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createProgress, duration } from './progress.ts';

function told(isTTY: boolean, json = false) {
  const written: string[] = [];
  let clock = 0;
  const progress = createProgress(
    { isTTY, columns: 80, write: (text) => written.push(text) },
    { json, now: () => clock },
  );
  progress.step('Weeks', 1_000);
  clock = 40_000;
  progress.count(250);
  clock = 80_000;
  progress.count(200);
  progress.done('1,000 saved');
  return written;
}

suite('Progress', () => {
  test('on a terminal a bar shows share and time left, and never goes back', () => {
    assert.deepEqual(told(true), [
      '  Weeks …',
      '\r\u001b[K  Weeks: [######------------------] 25 % of 1,000, 2 min 00 s left',
      '\r\u001b[K  Weeks: 1,000 saved\n',
    ]);
  });

  test('elsewhere it is plain lines, and with --json nothing', () => {
    assert.deepEqual(told(false), ['  Weeks: 25 % of 1,000, 2 min 00 s left\n', '  Weeks: 1,000 saved\n']);
    assert.deepEqual(told(false, true), []);
  });

  test('times are told in the units that matter', () => {
    assert.deepEqual([500, 65_000, 3_725_000].map(duration), ['1 s', '1 min 05 s', '1 h 02 min']);
  });
});
