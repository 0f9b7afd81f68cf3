import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { createTeam } from '../harness/deal.ts';
import type { Team } from '../harness/deal.ts';
import { createReadyDeals, winAll } from '../harness/many-deals.ts';
import { openOrg } from '../harness/org.ts';
import type { TestOrg } from '../harness/org.ts';
import { eventually } from '../harness/wait.ts';

const DEALS = 200;
/** Of each limit: the rest belongs to the org's own automation. */
const SHARE = 0.25;

suite('Launch under load', () => {
  let org: TestOrg;
  let team: Team;
  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
  });
  after(() => org.close());

  test('200 deals with full briefs won in one request all launch, with at most a quarter of each limit of one transaction', async (context) => {
    // Other files may have worked in the org before.
    const [projects, milestoned, logged] = [
      await count('Handover_Project__c'),
      await count('Handover_Milestone__c'),
      await count('Handover_Log__c'),
    ];
    const deals = await createReadyDeals(org, team, DEALS);
    const usage = await winAll(org, team.seller.connection, deals);
    if (usage !== null) {
      context.diagnostic(`limits of the transaction that won ${DEALS} deals: ${usage}`);
      const used = [...usage.matchAll(/(\w+)=(\d+)\/(\d+)/gu)];
      assert.ok(used.length >= 2, usage);
      for (const [, limit, count, most] of used)
        assert.ok(Number(count) <= Number(most) * SHARE, `${limit ?? ''}: ${count ?? ''} of ${most ?? ''}`);
    }
    assert.equal((await count('Handover_Project__c')) - projects, DEALS);
    await eventually(
      () => count('Handover_Milestone__c'),
      (milestones) => milestones - milestoned === DEALS,
    );
    assert.equal(await count('Handover_Log__c'), logged, 'no automation failed');
  });

  async function count(object: string): Promise<number> {
    const { records } = await org.admin.query<{ total: number }>(`SELECT COUNT(Id) total FROM ${object}`);
    return records[0]?.total ?? 0;
  }
});
