import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { Pace, pauseBefore } from './poll.ts';

/** Asks about jobs of these sizes that an org works off one after the other at an even pace, and how late the last end is noticed. */
function follow(sizes: readonly number[], rowsPerSecond: number): { questions: number; late: number } {
  const pace = new Pace();
  pace.handedOver(0);
  let now = 0;
  let questions = 0;
  let before = 0;
  sizes.forEach((rows, index) => {
    const begun = now;
    for (;;) {
      questions += 1;
      const done = Math.min(Math.max(Math.floor((now * rowsPerSecond) / 1_000) - before, 0), rows);
      if (done === rows) break;
      const behind = sizes[index + 1] ?? 0;
      now += pauseBefore({ waited: now - begun, rate: pace.rate(done, now), remaining: rows - done, behind });
    }
    pace.finished(rows);
    before += rows;
  });
  return { questions, late: now - (before * 1_000) / rowsPerSecond };
}

suite('How often Bulk jobs are asked how far they are', () => {
  test('the questions of a load stay few, and its end is noticed in time', () => {
    const quick = follow([10_000, 20_000, 40_000, 30_000], 8_000);
    assert.ok(quick.questions < 16, `${quick.questions} questions`);
    assert.ok(quick.late <= 100, `${quick.late} ms late`);
    const slow = follow([10_000, 20_000, 40_000, 30_000], 200);
    assert.ok(slow.questions < 60, `${slow.questions} questions`);
    assert.ok(slow.late <= 100, `${slow.late} ms late`);
  });

  test('a job that waits for its turn is asked ever more seldom', () => {
    const waiting = { rate: 0, remaining: 10, behind: 0 };
    assert.equal(pauseBefore({ ...waiting, waited: 0 }), 100);
    assert.equal(pauseBefore({ ...waiting, waited: 10_000 }), 5_000);
    assert.equal(pauseBefore({ ...waiting, waited: 600_000 }), 15_000);
  });
});
