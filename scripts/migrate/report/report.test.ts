import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { problem } from '../problem.ts';
import { reportPage } from './html.ts';
import { summarise } from './summary.ts';
import type { Report } from './types.ts';

const REPORT: Report = {
  plan: 'Deals <b>',
  planFile: 'deals.yaml',
  instanceUrl: 'http://127.0.0.1:7700',
  dryRun: false,
  checkOnly: false,
  state: 'rejected',
  startedAt: '2026-11-22T16:00:00.000Z',
  seconds: 12.34,
  calls: 1_234,
  retries: 2,
  peakMemoryMegabytes: 200,
  bypassTakenBack: [],
  warnings: [],
  loads: [
    {
      name: 'deals',
      object: 'Opportunity',
      source: 'deals',
      rows: 3,
      saved: 2,
      unchanged: 0,
      refused: 1,
      lateUpdates: 0,
      rejectedFile: '/j/deals.rejected.csv',
    },
  ],
  problems: { count: 0, first: [] },
  rejected: {
    count: 1,
    first: [
      {
        load: 'deals',
        rowId: 'a',
        number: 2,
        line: 3,
        code: 'REQUIRED_FIELD_MISSING',
        field: 'Name',
        message: '<script>alert(1)</script>',
      },
    ],
  },
  journal: '/j',
};

suite('The report of a migration', () => {
  test('names every refused row, where to correct it, and shows foreign text as text', () => {
    const page = reportPage(REPORT);
    assert.match(page, /<title>Deals &lt;b&gt;: Some rows were refused<\/title>/);
    assert.match(page, /<td>REQUIRED_FIELD_MISSING<\/td><td>&lt;script&gt;alert\(1\)&lt;\/script&gt;<\/td>/);
    assert.doesNotMatch(page, /<script|https?:\/\/(?!127)/, 'self-contained');
    assert.match(
      summarise(REPORT),
      /2 rows saved, 0 unchanged, 1 refused, in 12\.3 s with 1,234 API calls\.\n {2}deals line 3 \[Name\] REQUIRED_FIELD_MISSING: .*\nCorrect them in \/j\/deals\.rejected\.csv and run again with --only-rejected FILE\./,
    );
  });

  test('a stopped run says why and how to go on', () => {
    const text = summarise({
      ...REPORT,
      state: 'stopped',
      reason: 'The session has expired.',
      resume: 'handover migrate deals.yaml',
    });
    assert.match(
      text,
      /Stopped: The session has expired\.\nEverything so far is kept\. Resume with: handover migrate deals\.yaml\n/,
    );
  });

  test('faults are listed with file, line and remedy, and nothing is said to be saved', () => {
    const first = [problem('BAD_DATE', { file: 'deals.csv', line: 4, column: 'Close' }, '"soon" is no date.')];
    const text = summarise({
      ...REPORT,
      state: 'invalid',
      loads: [],
      problems: { count: 1, first, file: '/j/problems.csv' },
    });
    assert.match(
      text,
      /^1 fault\(s\); nothing was sent\.\n {2}deals\.csv:4 \[Close\] BAD_DATE: "soon" is no date\. Declare/,
    );
    assert.match(summarise({ ...REPORT, state: 'finished', checkOnly: true }), /no faults\. Nothing was sent\.$/);
  });
});
