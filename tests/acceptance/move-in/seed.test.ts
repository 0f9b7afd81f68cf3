import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { handover } from '../harness/command.ts';
import { companyOf } from '../harness/company.ts';
import { openOrg } from '../harness/org.ts';
import { skippedOnAnOrg } from '../harness/skip.ts';
import type { TestOrg } from '../harness/org.ts';

interface Outcome {
  readonly written: number;
  readonly kept: readonly { readonly id: string; readonly reason: string }[];
}

suite('Seed: a believable company, made once', () => {
  let org: TestOrg;
  before(async () => {
    org = await openOrg();
    // As npm start does: the permission exists once its setting is on.
    for (const part of ['setting', 'permission']) await org.localOrg?.('deploy', `config/audit-fields/${part}`);
  });
  after(() => org.close());

  const seed = (...flags: readonly string[]) => handover<Outcome>(org.admin, 'seed', ...flags);

  const content = () => companyOf(org.admin);

  test('it fills an empty org with deals at each degree of readiness and running projects, and no automation fails', async () => {
    const failures = async () => (await org.admin.query('SELECT Id FROM Handover_Log__c')).totalSize;
    const failuresBefore = await failures();
    assert.equal((await seed()).exitCode, 0);
    const { records } = await org.admin.query<{ Status__c: string; n: number }>(
      'SELECT Status__c, COUNT(Id) n FROM Handover_Brief__c GROUP BY Status__c ORDER BY Status__c',
    );
    assert.deepEqual(
      records.map((row) => row.Status__c),
      ['Draft', 'Submitted', 'Accepted', 'Returned'],
      'sorted as the picklist is',
    );
    const health = await org.admin.query<{ Health__c: string; Health_Reasons__c: string | null }>(
      'SELECT Health__c, Health_Reasons__c FROM Handover_Project__c',
    );
    assert.ok(new Set(health.records.map((row) => row.Health__c)).size > 1, 'projects go well and badly');
    const reasons = health.records.map((row) => row.Health_Reasons__c ?? '').join(';');
    for (const reason of ['CRITICAL_ISSUE', 'INVOICE_OVERDUE', 'SILENCE', 'MILESTONE_OVERDUE', 'BURN'])
      assert.match(reasons, new RegExp(reason));
    assert.ok(health.records.length >= 10, 'a portfolio');
    assert.equal(await failures(), failuresBefore);
  });

  test(
    'a status is by the delivery lead of its project and of the day it speaks of, an acceptance by who accepted it',
    { skip: skippedOnAnOrg('the org may not offer the permission to set audit fields') },
    async () => {
      interface Update {
        readonly CreatedById: string;
        readonly CreatedDate: string;
        readonly Posted_On__c: string;
        readonly Project__r: { readonly Delivery_Lead__c: string };
      }
      const { records: updates } = await org.admin.query<Update>(
        'SELECT CreatedById, CreatedDate, Posted_On__c, Project__r.Delivery_Lead__c FROM Handover_Update__c',
      );
      assert.ok(updates.length > 20);
      const today = new Date().toISOString().slice(0, 10);
      for (const update of updates) {
        assert.equal(update.CreatedById, update.Project__r.Delivery_Lead__c);
        if (update.Posted_On__c < today) assert.equal(update.CreatedDate.slice(0, 10), update.Posted_On__c);
      }
      const { totalSize: byAdministrator } = await org.admin.query(
        `SELECT Id FROM Handover_Brief__c WHERE Accepted_By__c = '${org.adminId}' OR Submitted_By__c = '${org.adminId}'`,
      );
      assert.equal(byAdministrator, 0);
    },
  );

  test('run again it changes nothing', async () => {
    const first = await content();
    assert.equal((await seed()).result.written, 0);
    assert.deepEqual(await content(), first);
  });

  test('it leaves work for each persona: hours to approve this week, open questions, a discount that waits', async () => {
    for (const soql of [
      "SELECT Id FROM Handover_Timesheet__c WHERE Status__c = 'Submitted' AND Week_Starting__c >= LAST_WEEK",
      "SELECT Id FROM Handover_Question__c WHERE Status__c = 'Open'",
      "SELECT Id FROM Handover_Brief__c WHERE Discount_Status__c = 'Requested'",
      "SELECT Id FROM Handover_Invoice__c WHERE Status__c = 'Issued' AND Due_On__c < TODAY",
      "SELECT Id FROM Handover_Item__c WHERE Status__c = 'Breached' AND Brief__r.Sealed__c = true",
      "SELECT Id FROM Handover_Project__c WHERE Status__c = 'On Hold' AND Opportunity__r.IsClosed = false",
      'SELECT Id FROM Handover_Decision__c WHERE Decided_On__c < LAST_N_DAYS:150',
    ])
      assert.ok((await org.admin.query(soql)).totalSize > 0, soql);
  });

  test('another company does not mix with it', async () => {
    const { exitCode, message } = await seed('--seed', '2');
    assert.equal(exitCode, 1);
    assert.match(message, /holds the company of seed 1 .* Remove it first: handover seed --remove/);
  });

  test('what it borrowed is taken back', async () => {
    const { totalSize } = await org.admin.query(
      "SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name IN ('Handover_Rule_Bypass', 'Handover_Data_Loader', 'Handover_Audit_Fields')",
    );
    assert.equal(totalSize, 0);
  });

  test('a date that is none is refused with what to write', async () => {
    const { exitCode, message } = await seed('--today', '2026-13-01');
    assert.equal(exitCode, 2);
    assert.match(message, /"2026-13-01" is no date. Write it as YYYY-MM-DD/);
  });

  test('it is removed only when that is meant', async () => {
    const { exitCode, message } = await seed('--remove');
    assert.equal(exitCode, 1);
    assert.match(message, /Nothing was deleted: add --yes/);
    assert.ok((await org.admin.query('SELECT Id FROM Handover_Project__c')).totalSize > 0);
  });

  test(
    'removed, it is gone but for what people have added something to, which is named',
    { skip: skippedOnAnOrg('other files left projects of their own') },
    async () => {
      const own = await org.admin.sobject('Account').create({ Name: 'A customer of our own' });
      const lead = await org.user('Handover_Delivery_Lead');
      const { records } = await org.admin.query<{ Id: string; Name: string; Opportunity__c: string }>(
        "SELECT Id, Name, Opportunity__c FROM Handover_Project__c WHERE Status__c = 'Active' LIMIT 1",
      );
      const project = records[0];
      assert.ok(project);
      await lead.connection
        .sobject('Handover_Milestone__c')
        .create({ Name: 'Added by hand', Project__c: project.Id, Due__c: '2099-01-01' });
      const { result } = await seed('--remove', '--yes');
      const left = async (soql: string) => (await org.admin.query<{ Id: string }>(soql)).records.map(({ Id }) => Id);
      assert.deepEqual(await left('SELECT Id FROM Handover_Project__c'), [project.Id]);
      assert.deepEqual(await left('SELECT Id FROM Opportunity'), [project.Opportunity__c]);
      assert.ok((await left('SELECT Id FROM Account')).includes(own.id ?? ''));
      assert.equal((await left('SELECT Id FROM Handover_Brief__c')).length, 1);
      assert.equal((await left("SELECT Id FROM User WHERE IsActive = true AND Name = 'Mei Tanaka'")).length, 0);
      assert.match(result.kept.find(({ id }) => id === project.Id)?.reason ?? '', /a milestone was added to it/);
      await org.admin.sobject('Account').destroy(own.id ?? '');
    },
  );
});
