import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { suite, test } from 'node:test';
import { describeProblem, problem, REMEDIES } from './problem.ts';

suite('Faults in plans and files', () => {
  test('the cookbook explains every code', async () => {
    const cookbook = await readFile('docs/migration.md', 'utf8');
    assert.deepEqual(
      Object.keys(REMEDIES).filter((code) => !cookbook.includes(`| \`${code}\``)),
      [],
    );
  });

  test('a fault says where it is, what it is and what to do', () => {
    const found = problem(
      'BAD_DATE',
      { file: 'weeks.csv', line: 7, column: 'Week' },
      '"7.7" is no date like yyyy-MM-dd.',
    );
    assert.equal(
      describeProblem(found),
      'weeks.csv:7 [Week] BAD_DATE: "7.7" is no date like yyyy-MM-dd. Declare how dates are written, for example date: dd.MM.yyyy.',
    );
  });
});
