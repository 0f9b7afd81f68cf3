import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { createRole, createTeam, readyDeal, win } from './harness/deal.ts';
import type { Team } from './harness/deal.ts';
import { openOrg } from './harness/org.ts';
import type { TestOrg, TestUser } from './harness/org.ts';

/** The Monday of the week that holds the day. */
function monday(weeksAgo: number): string {
  const now = new Date();
  const back = (now.getUTCDay() + 6) % 7;
  return new Date(Date.now() - (back + 7 * weeksAgo) * 86_400_000).toISOString().slice(0, 10);
}

suite('See: hours logged stand on the deal as figures', () => {
  let org: TestOrg;
  let team: Team;
  let consultant: TestUser;
  let projectId: string;
  let roleId: string;
  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
    consultant = await org.user('Handover_Consultant');
    roleId = await createRole(org);
    const deal = await readyDeal(org, team);
    await win(org, team.seller.connection, deal.id);
    const { records } = await org.admin.query<{ Id: string }>(
      `SELECT Id FROM Handover_Project__c WHERE Launch_Key__c = '${deal.id}'`,
    );
    projectId = records[0]?.Id ?? '';
  });
  after(() => org.close());

  const sheet = (weeksAgo: number, fields: Record<string, unknown>) =>
    consultant.connection.sobject('Handover_Timesheet__c').create({
      Project__c: projectId,
      Person__c: consultant.id,
      Role__c: roleId,
      Week_Starting__c: monday(weeksAgo),
      ...fields,
    } as { Project__c: string });

  test('timesheets roll up to hours and cost, rejected hours never count', async () => {
    await sheet(3, { Monday_Hours__c: 8, Tuesday_Hours__c: 7.5 });
    const rejected = await sheet(2, { Monday_Hours__c: 8, Status__c: 'Submitted' });
    const before = await figures();
    assert.deepEqual([before?.Hours_Logged__c, before?.Labour_Cost__c], [23.5, 23.5 * 60]);
    await team.lead.connection
      .sobject('Handover_Timesheet__c')
      .update({ Id: rejected.id ?? '', Status__c: 'Rejected', Rejection_Reason__c: 'Another project.' });
    const after = await figures();
    assert.deepEqual([after?.Hours_Logged__c, after?.Labour_Cost__c, after?.Burn__c], [15.5, 930, 3.88]);
  });

  async function figures() {
    const { records } = await org.admin.query<{ Hours_Logged__c: number; Labour_Cost__c: number; Burn__c: number }>(
      `SELECT Hours_Logged__c, Labour_Cost__c, Burn__c FROM Handover_Project__c WHERE Id = '${projectId}'`,
    );
    return records[0];
  }

  test('one person has one sheet a project, role and week', async () => {
    await sheet(5, { Monday_Hours__c: 1 });
    await assert.rejects(sheet(5, { Monday_Hours__c: 2 }), /DUPLICATE_VALUE|duplicate value/);
  });

  test('a day has at most 24 hours', async () => {
    await assert.rejects(sheet(6, { Monday_Hours__c: 25 }), /FIELD_CUSTOM_VALIDATION_EXCEPTION|24/);
  });

  test('an approved sheet is locked, and nobody approves the own one', async () => {
    const own = await sheet(7, { Monday_Hours__c: 4, Status__c: 'Submitted' });
    await assert.rejects(
      consultant.connection.sobject('Handover_Timesheet__c').update({ Id: own.id ?? '', Status__c: 'Approved' }),
    );
    await team.lead.connection.sobject('Handover_Timesheet__c').update({ Id: own.id ?? '', Status__c: 'Approved' });
    await assert.rejects(
      consultant.connection.sobject('Handover_Timesheet__c').update({ Id: own.id ?? '', Monday_Hours__c: 5 }),
    );
  });

  test('costs and margins do not exist for those who may not see them', async () => {
    await assert.rejects(
      async () =>
        team.seller.connection.query(`SELECT Labour_Cost__c FROM Handover_Project__c WHERE Id = '${projectId}'`),
      /INVALID_FIELD|No such column/,
    );
    await assert.rejects(
      async () => consultant.connection.query('SELECT Cost_Rate__c FROM Handover_Role__c'),
      /INVALID_FIELD|No such column/,
    );
  });
});
