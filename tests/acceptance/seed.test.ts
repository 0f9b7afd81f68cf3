import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, suite, test } from 'node:test';
import { promisify } from 'node:util';
import { openOrg } from './harness/org.ts';
import type { TestOrg } from './harness/org.ts';

const run = promisify(execFile);

suite('Seed: a believable company, made once', () => {
  let org: TestOrg;
  before(async () => {
    org = await openOrg();
  });
  after(() => org.close());

  const seed = async (...flags: readonly string[]) => {
    const environment = { ...process.env, SF_ACCESS_TOKEN: org.admin.accessToken ?? '' };
    const command = ['scripts/handover.ts', 'seed', '--instance-url', org.admin.instanceUrl, '--json', ...flags];
    return JSON.parse((await run(process.execPath, command, { env: environment })).stdout) as { status: number };
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
    for (const reason of ['CRITICAL_ISSUE', 'INVOICE_OVERDUE', 'SILENCE']) assert.match(reasons, new RegExp(reason));
    assert.equal(await failures(), failuresBefore);
  });

  test('run again it changes nothing', async () => {
    const first = await content();
    assert.equal((await seed()).status, 0);
    assert.deepEqual(await content(), first);
  });

  test('the rule bypass is taken back', async () => {
    const { totalSize } = await org.admin.query(
      "SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name = 'Handover_Rule_Bypass'",
    );
    assert.equal(totalSize, 0);
  });

  test('a date that is none is refused with what to write', async () => {
    await assert.rejects(
      run(process.execPath, ['scripts/handover.ts', 'seed', '--today', '2026-13-01']),
      /"2026-13-01" is no date. Write it as YYYY-MM-DD/,
    );
  });
});
