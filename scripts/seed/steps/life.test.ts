import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Connection } from 'jsforce';
import { planCompany } from '../plan.ts';
import type { SeedContext } from './context.ts';
import { liveOn } from './life.ts';

/** A context whose org lets audit fields be set, or not; what is sent to it is kept by object. */
function orgWith({ auditFields }: { auditFields: boolean }) {
  const sent: Record<string, unknown>[] = [];
  const take = (object: string) => (records: Record<string, unknown>[]) => {
    sent.push(...records.map((record) => ({ object, ...record })));
    return Promise.resolve(records.map(() => ({ id: 'a', success: true, errors: [] })));
  };
  const connection = {
    describe: () => Promise.resolve({ fields: [{ name: 'CreatedById', createable: auditFields }] }),
    query: () => Promise.resolve({ records: [] }),
    sobject: (object: string) => ({ create: take(object), upsert: take(object) }),
  } as unknown as Connection;
  const context = {
    connection,
    mark: { seed: 1, today: new Date('2026-03-01T12:00:00Z') },
    people: new Map([['dana', '005D']]),
  } as unknown as SeedContext;
  return { context, sent };
}

suite('Status updates of the seed', () => {
  const plan = planCompany({ size: 10 }).deals.find(({ key }) => key === 'helmond-tower');
  const project = {
    id: 'a0P',
    key: 'helmond-tower',
    deal: { plan, id: '006', isWon: true, isClosed: true },
    work: plan?.work,
    life: plan?.life,
    budgetHours: 100,
  } as Parameters<typeof liveOn>[1][number];

  test('are those of the delivery lead where the org lets audit fields be set', async () => {
    const { context, sent } = orgWith({ auditFields: true });
    await liveOn(context, [project]);
    const updates = sent.filter(({ object }) => object === 'Handover_Update__c');
    assert.ok(updates.length > 0);
    for (const update of updates) {
      assert.deepEqual([update['CreatedById'], update['LastModifiedById']], ['005D', '005D']);
      assert.equal(String(update['CreatedDate']).slice(0, 10), update['Posted_On__c'], 'of the day that it speaks of');
      assert.equal(update['LastModifiedDate'], update['CreatedDate']);
    }
    assert.ok(sent.every(({ object, CreatedById }) => object === 'Handover_Update__c' || CreatedById === undefined));
  });

  test('are those of the running user where it does not', async () => {
    const { context, sent } = orgWith({ auditFields: false });
    await liveOn(context, [project]);
    assert.ok(sent.every(({ CreatedById }) => CreatedById === undefined));
  });
});
