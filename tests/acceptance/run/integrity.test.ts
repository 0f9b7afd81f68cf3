import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Connection } from 'jsforce';
import { createDeal, createRole, createTeam, day, tryUpdate } from '../harness/deal.ts';
import type { Deal, Team } from '../harness/deal.ts';
import { openOrg } from '../harness/org.ts';
import type { TestOrg } from '../harness/org.ts';
import { create, createTimekeeper, launchProject, readFields } from '../harness/project.ts';

const PROJECT = 'Handover_Project__c';
const MILESTONE = 'Handover_Milestone__c';

suite('Integrity: no blank, no sign and no record of somebody else falsifies a figure', () => {
  let org: TestOrg;
  let team: Team;
  let deal: Deal;
  let projectId: string;
  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
    ({ deal, projectId } = await launchProject(org, team));
  });
  after(() => org.close());

  const save = async (connection: Connection, object: string, id: string, fields: Record<string, unknown>) =>
    (await tryUpdate(connection, object, [{ Id: id, ...fields }]))[0]?.map(({ message }) => message).join(' ') ?? '';

  test('what decides how a record counts cannot be emptied', async () => {
    const { finance, lead, seller } = team;
    const of = { Project__c: projectId };
    const { records } = await org.admin.query<{ Id: string }>(
      `SELECT Id FROM ${MILESTONE} WHERE Project__c = '${projectId}' LIMIT 1`,
    );
    const open = await createDeal(org, team);
    const timekeeper = await createTimekeeper(org, team);
    const invoice = await create(finance.connection, 'Handover_Invoice__c', { ...of, Name: '1', Net_Amount__c: 500 });
    const cost = await create(finance.connection, 'Handover_Cost__c', {
      ...of,
      Name: 'Travel',
      Amount__c: 500,
      Incurred_On__c: day(-1),
    });
    const issue = await create(lead.connection, 'Handover_Issue__c', { ...of, Name: 'Late' });
    const item = await create(seller.connection, 'Handover_Item__c', { Brief__c: open.briefId, Name: 'Design' });
    const request = await create(seller.connection, 'Handover_Resource_Request__c', {
      Brief__c: open.briefId,
      Role__c: await createRole(org),
      Hours__c: 10,
    });
    const week = await timekeeper.log(projectId, 8);
    const deciding: readonly [Connection, string, string, readonly string[]][] = [
      [finance.connection, 'Handover_Invoice__c', invoice, ['Type__c', 'Status__c']],
      [finance.connection, 'Handover_Cost__c', cost, ['Type__c', 'Status__c']],
      [lead.connection, 'Handover_Issue__c', issue, ['Type__c', 'Status__c']],
      [seller.connection, 'Handover_Item__c', item, ['Type__c', 'Status__c']],
      [seller.connection, 'Handover_Resource_Request__c', request, ['Status__c']],
      [timekeeper.consultant.connection, 'Handover_Timesheet__c', week, ['Status__c']],
      [lead.connection, MILESTONE, records[0]?.Id ?? '', ['Status__c']],
      [lead.connection, PROJECT, projectId, ['Status__c']],
    ];
    for (const [connection, object, id, fields] of deciding)
      for (const field of fields)
        assert.match(await save(connection, object, id, { [field]: null }), /choose/i, `${object}.${field}`);
  });

  test('rates and budgets are not negative, whoever enters them', async () => {
    const { lead, seller } = team;
    const open = await createDeal(org, team);
    const request = await create(seller.connection, 'Handover_Resource_Request__c', {
      Brief__c: open.briefId,
      Role__c: await createRole(org),
      Hours__c: 10,
    });
    const week = await (await createTimekeeper(org, team)).log(projectId, 8);
    assert.match(
      await save(lead.connection, 'Handover_Resource_Request__c', request, { Cost_Rate__c: -60 }),
      /not negative/,
    );
    for (const rate of ['Cost_Rate__c', 'Bill_Rate__c'])
      assert.match(await save(lead.connection, 'Handover_Timesheet__c', week, { [rate]: -1 }), /not negative/, rate);
    for (const figure of ['Contract_Value__c', 'Budget_Hours__c', 'Budget_Cost__c', 'Budget_Other_Cost__c'])
      await assert.rejects(create(lead.connection, PROJECT, { Name: 'By hand', [figure]: -1 }), /not negative/, figure);
  });

  test('a project takes the brief of its own deal only, and a question a project of its own brief', async () => {
    const { connection } = team.lead;
    const other = await createDeal(org, team);
    const foreign = { Name: 'Elsewhere', Opportunity__c: other.id, Brief__c: deal.briefId };
    await assert.rejects(create(connection, PROJECT, foreign), /another deal/);
    const further = await create(connection, PROJECT, { ...foreign, Opportunity__c: deal.id });
    assert.match(await save(connection, PROJECT, further, { Opportunity__c: other.id }), /another deal/);
    const question = { Project__c: projectId, Section__c: 'Scope', Question__c: 'Who hosts it?' };
    await assert.rejects(
      create(connection, 'Handover_Question__c', { ...question, Brief__c: other.briefId }),
      /another brief/,
    );
    await create(connection, 'Handover_Question__c', { ...question, Brief__c: deal.briefId });
  });

  test('a milestone keeps the date of its first plan and notes the day it was reached', async () => {
    const { connection } = team.lead;
    const id = await create(connection, MILESTONE, { Project__c: projectId, Name: 'Training', Due__c: day(60) });
    const dates = () =>
      readFields(connection, MILESTONE, id, ['Baseline_Due__c', 'Due__c', 'Done_On__c', 'Slip_Days__c']);
    assert.equal(await save(connection, MILESTONE, id, { Due__c: day(70) }), '');
    assert.deepEqual(Object.values(await dates()), [day(60), day(70), null, 10]);
    assert.match(await save(connection, MILESTONE, id, { Baseline_Due__c: day(70) }), /first plan/);
    assert.equal(await save(connection, MILESTONE, id, { Status__c: 'Done' }), '');
    assert.ok((await dates())['Done_On__c'], 'stamped');
    assert.equal(await save(connection, MILESTONE, id, { Status__c: 'Open' }), '');
    assert.equal((await dates())['Done_On__c'], null);
  });
});
