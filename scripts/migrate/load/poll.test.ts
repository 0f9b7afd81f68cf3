import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { pauseBefore } from './poll.ts';

/** Asks about a job that works at an even pace until it is done. */
function follow(milliseconds: number, rows: number): { questions: number; late: number } {
  let waited = 0;
  let questions = 1;
  while (waited < milliseconds) {
    waited += pauseBefore({ waited, done: Math.floor((rows * waited) / milliseconds), rows });
    questions += 1;
  }
  return { questions, late: waited - milliseconds };
}

suite('How often a Bulk job is asked how far it is', () => {
  test('the questions of a job stay few, and its end is noticed in time', () => {
    const minute = follow(60_000, 100_000);
    assert.ok(minute.questions < 30, `${minute.questions} questions`);
    assert.ok(minute.late <= 100, `${minute.late} ms late`);
    assert.ok(follow(600_000, 100_000).questions < 75);
  });

  test('a job that waits for its turn is asked ever more seldom', () => {
    assert.equal(pauseBefore({ waited: 0, done: 0, rows: 10 }), 100);
    assert.equal(pauseBefore({ waited: 10_000, done: 0, rows: 10 }), 5_000);
    assert.equal(pauseBefore({ waited: 600_000, done: 0, rows: 10 }), 15_000);
  });
});
