import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { AMOUNT, createTeam, OTHER_COST, PLANNED_HOURS, readyDeal, tryUpdate, win } from '../harness/deal.ts';
import type { Team } from '../harness/deal.ts';
import { deploy } from '../harness/metadata.ts';
import { openOrg } from '../harness/org.ts';
import type { TestOrg } from '../harness/org.ts';
import { eventually } from '../harness/wait.ts';

const BUDGET_COST = PLANNED_HOURS * 60 + OTHER_COST;

suite('Launch: the close creates exactly one fully briefed project', () => {
  let org: TestOrg;
  let team: Team;
  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
  });
  after(() => org.close());

  const projectsOf = async (dealId: string) =>
    (
      await org.admin.query<Record<string, unknown> & { Id: string }>(
        `SELECT Id, Name, Brief__c, Delivery_Lead__c, OwnerId, Budget_Hours__c, Budget_Cost__c, Contract_Value__c, Baseline_Margin__c, Launch_Key__c FROM Handover_Project__c WHERE Opportunity__c = '${dealId}'`,
      )
    ).records;

  test('the project carries budget, baseline margin and lead from the brief, and the brief is sealed', async () => {
    const deal = await readyDeal(org, team);
    assert.deepEqual(await win(org, team.seller.connection, deal.id), []);
    const projects = await projectsOf(deal.id);
    assert.equal(projects.length, 1);
    const [project] = projects;
    assert.equal(project?.['Brief__c'], deal.briefId);
    assert.equal(project?.['Launch_Key__c'], deal.id);
    assert.equal(project?.['Delivery_Lead__c'], team.lead.id);
    assert.equal(project?.['OwnerId'], team.lead.id);
    assert.equal(project?.['Budget_Hours__c'], PLANNED_HOURS);
    assert.equal(project?.['Budget_Cost__c'], BUDGET_COST);
    assert.equal(project?.['Contract_Value__c'], AMOUNT);
    assert.equal(project?.['Baseline_Margin__c'], AMOUNT - BUDGET_COST);
    const { records } = await org.admin.query<{ Sealed__c: boolean }>(
      `SELECT Sealed__c FROM Handover_Brief__c WHERE Id = '${deal.briefId}'`,
    );
    assert.equal(records[0]?.Sealed__c, true);
  });

  test('its milestones come after the commit, one for each deliverable', async () => {
    const deal = await readyDeal(org, team);
    await win(org, team.seller.connection, deal.id);
    const [project] = await projectsOf(deal.id);
    const milestones = await eventually(
      async () =>
        (
          await org.admin.query<{ Name: string }>(
            `SELECT Name FROM Handover_Milestone__c WHERE Project__c = '${project?.Id}' ORDER BY Name`,
          )
        ).records,
      (rows) => rows.length === 2,
    );
    assert.deepEqual(
      milestones.map((row) => row.Name),
      ['Design', 'Go-live'],
    );
  });

  test('saved again, re-opened and won again, it is still one project with the same baseline', async () => {
    const deal = await readyDeal(org, team);
    await win(org, team.seller.connection, deal.id);
    const [first] = await projectsOf(deal.id);
    await team.seller.connection.sobject('Opportunity').update({ Id: deal.id, NextStep: 'Kickoff' });
    await team.seller.connection.sobject('Opportunity').update({ Id: deal.id, StageName: org.openStage });
    assert.deepEqual(await win(org, team.seller.connection, deal.id, { Amount: AMOUNT * 2 }), []);
    const projects = await projectsOf(deal.id);
    assert.equal(projects.length, 1);
    assert.equal(projects[0]?.Id, first?.Id);
    assert.equal(projects[0]?.['Contract_Value__c'], AMOUNT);
  });

  test('two sellers who win the same deal at once launch one project', async () => {
    const deal = await readyDeal(org, team);
    await Promise.all([win(org, team.seller.connection, deal.id), win(org, org.admin, deal.id)]);
    assert.equal((await projectsOf(deal.id)).length, 1);
  });

  test('one failing deal rolls back alone with allOrNone false, and takes all with it when true', async () => {
    const ready = await readyDeal(org, team);
    const unready = await createUnready();
    const both = [ready.id, unready].map((id) => ({ Id: id, StageName: org.wonStage }));
    const together = await tryUpdate(org.admin, 'Opportunity', both, { allOrNone: true });
    assert.equal(together[0]?.[0]?.statusCode, 'ALL_OR_NONE_OPERATION_ROLLED_BACK');
    assert.equal((await projectsOf(ready.id)).length, 0);
    const alone = await tryUpdate(org.admin, 'Opportunity', both, { allOrNone: false });
    assert.deepEqual(alone[0], []);
    assert.notDeepEqual(alone[1], []);
    assert.equal((await projectsOf(ready.id)).length, 1);
    assert.equal((await projectsOf(unready)).length, 0);
  });

  async function createUnready(): Promise<string> {
    const { createDeal } = await import('../harness/deal.ts');
    return (await createDeal(org, team)).id;
  }

  test('a launch that fails rolls its deal back, says why and leaves a log', async () => {
    const rule = 'Handover_Project__c.Acceptance_Test_Refuses';
    await deploy(
      org.admin,
      { ValidationRule: [rule] },
      {
        'objects/Handover_Project__c.object': `<?xml version="1.0" encoding="UTF-8"?><CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><validationRules><fullName>Acceptance_Test_Refuses</fullName><active>true</active><description>The org's own rule that a launch can not satisfy.</description><errorConditionFormula>BEGINS(Name, "Refuse")</errorConditionFormula><errorMessage>No project may begin with Refuse.</errorMessage></validationRules></CustomObject>`,
      },
    );
    const deal = await readyDeal(org, team, { Name: 'Refuse this one' });
    const errors = await win(org, team.seller.connection, deal.id);
    assert.match(errors.map((error) => error.message).join('\n'), /No project may begin with Refuse/);
    const { records } = await org.admin.query<{ IsWon: boolean }>(
      `SELECT IsWon FROM Opportunity WHERE Id = '${deal.id}'`,
    );
    assert.equal(records[0]?.IsWon, false, 'the deal is not won without its project');
    const logs = await eventually(
      async () =>
        (
          await org.admin.query<{ Record_Id__c: string }>(
            `SELECT Record_Id__c FROM Handover_Log__c WHERE Record_Id__c = '${deal.id}'`,
          )
        ).records,
      (rows) => rows.length > 0,
    );
    assert.equal(logs.length, 1);
  });
});
