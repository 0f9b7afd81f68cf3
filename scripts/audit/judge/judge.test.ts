import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { DealText, Evidence, WonDeal } from '../types.ts';
import { judgeAfterClose, judgeFirstActivity } from './after-close.ts';
import { judgeDeals, judgeSections } from './sections.ts';

const deal = (id: string, closeDate: string, more: Partial<WonDeal> = {}): WonDeal => ({
  id,
  name: `Deal ${id}`,
  accountId: null,
  closeDate,
  createdDate: '2026-01-01T08:00:00Z',
  lastModifiedDate: `${closeDate}T08:00:00Z`,
  ...more,
});
const DEALS = [deal('a', '2026-03-02'), deal('b', '2026-03-03'), deal('c', '2026-03-04')];
const evidence = (dealId: string, kind: Evidence['kind'], source: string): Evidence => ({
  dealId,
  section: 'Scope',
  source,
  kind,
});

suite('Sections of won deals', () => {
  test('stand in fields, in words only, or nowhere, and these add up to all deals', () => {
    const [scope, ...others] = judgeSections(DEALS, [
      evidence('a', 'field', 'Opportunity.Scope__c'),
      evidence('a', 'text', 'Note'),
      evidence('b', 'text', 'Note'),
      evidence('b', 'text', 'Note'),
    ]);
    assert.deepEqual([scope?.inFields, scope?.inTextOnly, scope?.nowhere], [1, 1, 1]);
    assert.deepEqual(scope?.sources, [
      { source: 'Note', kind: 'text', deals: 2 },
      { source: 'Opportunity.Scope__c', kind: 'field', deals: 1 },
    ]);
    assert.ok(others.every(({ nowhere }) => nowhere === 3));
  });

  test('are named deal by deal, with what is missing', () => {
    const [first] = judgeDeals(DEALS, [evidence('a', 'text', 'Note'), evidence('a', 'field', 'Quote')]);
    assert.deepEqual(first?.found, { Scope: { kind: 'field', sources: ['Note', 'Quote'] } });
    assert.equal(first?.missing.length, 7);
  });
});

suite('After the close', () => {
  const history = (OpportunityId: string, Field: string, day: string) => ({
    OpportunityId,
    Field,
    CreatedDate: `${day}T09:00:00Z`,
  });

  test('edits count from the day after, by field, the most frequent first', () => {
    const judged = judgeAfterClose(DEALS, {
      readable: true,
      rows: [
        history('a', 'Amount', '2026-03-02'),
        history('a', 'Amount', '2026-03-09'),
        history('b', 'Amount', '2026-03-08'),
        history('b', 'CloseDate', '2026-03-08'),
        history('b', 'created', '2026-03-08'),
      ],
    });
    assert.deepEqual(judged.edits, [
      { field: 'Amount', edits: 2, deals: 2 },
      { field: 'CloseDate', edits: 1, deals: 1 },
    ]);
    assert.equal(judged.editedDeals, 2);
  });

  test('without history the reason is said and the last modification is all that is known', () => {
    const later = deal('d', '2026-03-01', { lastModifiedDate: '2026-04-01T00:00:00Z' });
    const judged = judgeAfterClose([...DEALS, later], { readable: false, reason: 'you have no access to it' });
    assert.deepEqual(judged.history, { readable: false, reason: 'you have no access to it' });
    assert.equal(judged.modifiedDeals, 1);
  });

  test('a deal that was created after it closed was loaded and is not judged', () => {
    const loaded = deal('d', '2026-03-01', {
      createdDate: '2026-05-01T00:00:00Z',
      lastModifiedDate: '2026-05-02T00:00:00Z',
    });
    const judged = judgeAfterClose([loaded], { readable: true, rows: [history('d', 'Amount', '2026-05-02')] });
    assert.deepEqual([judged.loadedDeals, judged.modifiedDeals, judged.editedDeals], [1, 0, 0]);
  });

  test('the first activity is the earliest one from the day of the close on; what lies ahead is none yet', () => {
    const text = (dealId: string, day: string): DealText => ({ dealId, source: 'Task', text: '', day });
    const judged = judgeFirstActivity(
      DEALS,
      [
        text('a', '2026-02-20'),
        text('a', '2026-03-20'),
        text('a', '2026-03-05'),
        text('b', '2026-03-04'),
        text('c', '2026-09-01'),
      ],
      new Date('2026-06-01'),
    );
    assert.equal(judged.medianDays, 2);
    assert.equal(judged.without, 1);
    assert.deepEqual(
      judged.buckets.filter(({ deals }) => deals > 0),
      [{ label: '1 to 3 days', deals: 2 }],
    );
  });

  test('no deals, no median', () => {
    assert.equal(judgeFirstActivity([], [], new Date()).medianDays, null);
  });
});
