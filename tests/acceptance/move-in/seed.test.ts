import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, suite, test } from 'node:test';
import { promisify } from 'node:util';
import type { Connection } from 'jsforce';
import { openOrg } from '../harness/org.ts';
import type { TestOrg } from '../harness/org.ts';

const run = promisify(execFile);

/** With --json a failure speaks on standard output. */
const says = (pattern: RegExp) => (error: Error & { stdout?: string }) => pattern.test(error.stdout ?? '');

interface Removal {
  readonly kept: readonly { readonly id: string; readonly reason: string }[];
}

interface Outcome {
  readonly status: number;
  readonly result: { readonly written: number; readonly deals: number; readonly projects: number };
}

suite('Seed: a believable company, made once', () => {
  let org: TestOrg;
  before(async () => {
    org = await openOrg();
  });
  after(() => org.close());

  const seed = async (...flags: readonly string[]) => {
    const environment = { ...process.env, SF_ACCESS_TOKEN: org.admin.accessToken ?? '' };
    const command = ['scripts/handover.ts', 'seed', '--instance-url', org.admin.instanceUrl, '--json', ...flags];
    return JSON.parse((await run(process.execPath, command, { env: environment })).stdout) as Outcome;
  };

  /** Every record that a seed writes, without ids and stamps. */
  const content = async (): Promise<string[]> => {
    const queries = [
      'SELECT Name, Username FROM User ORDER BY Username',
      'SELECT Name, StageName, Amount, CloseDate FROM Opportunity ORDER BY Name',
      'SELECT Opportunity__r.Name, Status__c, Readiness__c, Missing__c, Discount_Status__c, LastModifiedDate FROM Handover_Brief__c ORDER BY Opportunity__r.Name',
      'SELECT Brief__r.Opportunity__r.Name, Name, Type__c FROM Handover_Item__c ORDER BY Brief__r.Opportunity__r.Name, Name',
      'SELECT Name, Status__c, Health__c, Hours_Logged__c, Burn__c FROM Handover_Project__c ORDER BY Name',
      'SELECT Project__r.Name, Name, Status__c, Due__c FROM Handover_Milestone__c ORDER BY Project__r.Name, Name',
      'SELECT Project__r.Name, Name, Type__c, Status__c, LastModifiedDate FROM Handover_Issue__c ORDER BY Project__r.Name, Name',
      'SELECT Project__r.Name, Name, Status__c, Billed_Amount__c, LastModifiedDate FROM Handover_Invoice__c ORDER BY Project__r.Name, Name',
      'SELECT Project__r.Name, Name, Counted_Amount__c, LastModifiedDate FROM Handover_Cost__c ORDER BY Project__r.Name, Name',
      'SELECT Project__r.Name, Posted_On__c, Declared_Health__c, LastModifiedDate FROM Handover_Update__c ORDER BY Project__r.Name, Posted_On__c',
      'SELECT Project__r.Name, Person__r.Name, Week_Starting__c, Total_Hours__c, Status__c FROM Handover_Timesheet__c ORDER BY Project__r.Name, Person__r.Name, Week_Starting__c',
    ];
    const answers = await Promise.all(queries.map(async (soql) => (await org.admin.query(soql)).records));
    return answers.map((records) => JSON.stringify(records));
  };

  test('it fills an empty org with deals at each degree of readiness and running projects, and no automation fails', async () => {
    const failures = async () => (await org.admin.query('SELECT Id FROM Handover_Log__c')).totalSize;
    const failuresBefore = await failures();
    assert.equal((await seed()).status, 0);
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
    await assert.rejects(
      seed('--seed', '2'),
      says(/holds the company of seed 1 .* Remove it first: handover seed --remove/),
    );
  });

  test('the rule bypass is taken back', async () => {
    const { totalSize } = await org.admin.query(
      "SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name = 'Handover_Rule_Bypass'",
    );
    assert.equal(totalSize, 0);
  });

  test('cut off in the middle, it is finished by the next run', async (t) => {
    const other = await openOrg();
    t.after(() => other.close());
    const command = ['scripts/handover.ts', 'seed', '--instance-url', other.admin.instanceUrl];
    const environment = { ...process.env, SF_ACCESS_TOKEN: other.admin.accessToken ?? '' };
    const stopped = async (step: string, signal: NodeJS.Signals): Promise<number | null> => {
      const child = spawn(process.execPath, command, { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
      child.stdout.on('data', (text: Buffer) => {
        if (text.toString().includes(`${step}:`)) child.kill(signal);
      });
      const [code] = (await once(child, 'exit')) as [number | null];
      return code;
    };
    const borrowedRights = async () =>
      (
        await other.admin.query(
          "SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name IN ('Handover_Rule_Bypass', 'Handover_Data_Loader')",
        )
      ).totalSize;
    assert.equal(await stopped('Customers', 'SIGINT'), 130);
    assert.equal(await borrowedRights(), 0, 'Ctrl-C takes the rights back');
    for (const step of ['Deals', 'Won deals', 'Projects']) await stopped(step, 'SIGKILL');
    await run(process.execPath, command, { env: environment });
    const count = async (admin: Connection, object: string) =>
      (await admin.query(`SELECT Id FROM ${object}`)).totalSize;
    for (const object of [
      'Opportunity',
      'Handover_Item__c',
      'Handover_Project__c',
      'Handover_Milestone__c',
      'Handover_Timesheet__c',
      'Handover_Invoice__c',
      'Handover_Question__c',
      'Task',
    ])
      assert.equal(await count(other.admin, object), await count(org.admin, object), object);
    assert.equal(await borrowedRights(), 0);
  });

  test('a date that is none is refused with what to write', async () => {
    await assert.rejects(
      run(process.execPath, ['scripts/handover.ts', 'seed', '--today', '2026-13-01']),
      /"2026-13-01" is no date. Write it as YYYY-MM-DD/,
    );
  });

  test('it is removed only when that is meant', async () => {
    await assert.rejects(seed('--remove'), says(/Nothing was deleted: add --yes/));
    assert.ok((await org.admin.query('SELECT Id FROM Handover_Project__c')).totalSize > 0);
  });

  test('removed, it is gone but for what people have added something to, which is named', async () => {
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
    const { result } = (await seed('--remove', '--yes')) as unknown as { result: Removal };
    const left = async (soql: string) => (await org.admin.query<{ Id: string }>(soql)).records.map(({ Id }) => Id);
    assert.deepEqual(await left('SELECT Id FROM Handover_Project__c'), [project.Id]);
    assert.deepEqual(await left('SELECT Id FROM Opportunity'), [project.Opportunity__c]);
    assert.ok((await left('SELECT Id FROM Account')).includes(own.id ?? ''));
    assert.equal((await left('SELECT Id FROM Handover_Brief__c')).length, 1);
    assert.equal((await left("SELECT Id FROM User WHERE IsActive = true AND Name = 'Mei Tanaka'")).length, 0);
    assert.match(result.kept.find(({ id }) => id === project.Id)?.reason ?? '', /a milestone was added to it/);
    await org.admin.sobject('Account').destroy(own.id ?? '');
  });
});
