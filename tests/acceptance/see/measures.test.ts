import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { AMOUNT, createTeam, day, OTHER_COST, PLANNED_HOURS } from '../harness/deal.ts';
import type { Team } from '../harness/deal.ts';
import { openOrg } from '../harness/org.ts';
import type { TestOrg } from '../harness/org.ts';
import { change, create, createTimekeeper, launchProject, readFields } from '../harness/project.ts';

const PROJECT = 'Handover_Project__c';
const LABOUR = PLANNED_HOURS * 60;
const BUDGET = LABOUR + OTHER_COST;

suite('Measures: budget, burn, cost at completion, margin and erosion are right at every edge', () => {
  let org: TestOrg;
  let team: Team;
  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
  });
  after(() => org.close());

  const lead = () => team.lead.connection;
  const launched = async (): Promise<string> => (await launchProject(org, team)).projectId;
  const read = (projectId: string, ...fields: string[]) => readFields(lead(), PROJECT, projectId, fields);
  const forecast = async (projectId: string): Promise<unknown[]> =>
    Object.values(await read(projectId, 'Cost_at_Completion__c', 'Forecast_Margin__c', 'Margin_Erosion__c'));
  const setProgress = (projectId: string, percent: number, fields: Record<string, unknown> = {}) =>
    change(lead(), PROJECT, projectId, { Percent_Complete__c: percent, ...fields });
  const spend = (projectId: string, amount: number, fields: Record<string, unknown> = {}) =>
    create(team.finance.connection, 'Handover_Cost__c', {
      Project__c: projectId,
      Name: 'Licences',
      Amount__c: amount,
      Incurred_On__c: day(-1),
      ...fields,
    });
  const request = (projectId: string, hours: number, value: number, approved = true) =>
    create(lead(), 'Handover_Issue__c', {
      Project__c: projectId,
      Name: 'More reports',
      Type__c: 'Change request',
      Extra_Hours__c: hours,
      Extra_Value__c: value,
      Client_Approved__c: approved,
      Client_Approved_On__c: approved ? day(-1) : null,
    });

  test('nothing logged, no progress: the forecast is the budget and nothing is lost', async () => {
    assert.deepEqual(await forecast(await launched()), [BUDGET, AMOUNT - BUDGET, 0]);
  });

  test('with progress the labour cost is extrapolated, and burn ahead of progress is told', async () => {
    const projectId = await launched();
    const timekeeper = await createTimekeeper(org, team);
    for (let week = 0; week < 2; week += 1) await timekeeper.log(projectId, 160);
    await setProgress(projectId, 50);
    const labour = (320 * 60) / 0.5;
    const cost = labour + OTHER_COST;
    const erosion = Math.round(((cost - BUDGET) / AMOUNT) * 10_000) / 100;
    assert.deepEqual(await forecast(projectId), [cost, AMOUNT - cost, erosion]);
    assert.deepEqual(await read(projectId, 'Burn__c', 'Health__c', 'Health_Reasons__c'), {
      Burn__c: 80,
      Health__c: 'Red',
      Health_Reasons__c: 'BURN_AMBER',
    });
    const restricted = await read(projectId, 'Health_Reasons_Restricted__c');
    assert.deepEqual(restricted, { Health_Reasons_Restricted__c: 'EROSION_RED' });
  });

  test('more hours than sold and no progress: the cost so far is the forecast, burn goes over 100 %', async () => {
    const projectId = await launched();
    const timekeeper = await createTimekeeper(org, team);
    for (let week = 0; week < 3; week += 1) await timekeeper.log(projectId, 150);
    assert.deepEqual((await forecast(projectId))[0], 450 * 60 + OTHER_COST);
    assert.deepEqual(await read(projectId, 'Burn__c'), { Burn__c: 112.5 });
  });

  test('a margin can be lost altogether: it is negative, and its erosion more than it was', async () => {
    const projectId = await launched();
    await spend(projectId, 2 * AMOUNT);
    const cost = LABOUR + 2 * AMOUNT;
    const erosion = ((cost - BUDGET) / AMOUNT) * 100;
    assert.deepEqual(await forecast(projectId), [cost, AMOUNT - cost, erosion]);
  });

  test('the sign of a cost comes from its type: a refund lowers it, a void one is nothing, none is negative', async () => {
    const projectId = await launched();
    const mistaken = await spend(projectId, 9_000);
    await spend(projectId, 3_000);
    await spend(projectId, 500, { Type__c: 'Refund' });
    await change(team.finance.connection, 'Handover_Cost__c', mistaken, { Status__c: 'Void' });
    assert.deepEqual(await read(projectId, 'Actual_Other_Cost__c', 'Cost_at_Completion__c'), {
      Actual_Other_Cost__c: 2_500,
      Cost_at_Completion__c: LABOUR + 2_500,
    });
    await assert.rejects(spend(projectId, -1), /never negative/);
    await assert.rejects(
      change(team.finance.connection, 'Handover_Cost__c', mistaken, { Status__c: 'Booked' }),
      /stays void/,
    );
  });

  test('other cost below its budget stays in the forecast until the project is over', async () => {
    const projectId = await launched();
    const timekeeper = await createTimekeeper(org, team);
    await timekeeper.log(projectId, 100);
    await spend(projectId, 400);
    await setProgress(projectId, 50);
    assert.deepEqual((await forecast(projectId))[0], 200 * 60 + OTHER_COST);
    await setProgress(projectId, 90, { Status__c: 'Completed' });
    assert.deepEqual((await forecast(projectId))[0], 100 * 60 + 400, 'nothing more is to come');
  });

  test('a completed project without any hours keeps its budget as cost; a cancelled one costs what was spent', async () => {
    const completed = await launched();
    await setProgress(completed, 100, { Status__c: 'Completed' });
    assert.deepEqual((await forecast(completed))[0], BUDGET);
    const cancelled = await launched();
    await change(lead(), PROJECT, cancelled, { Status__c: 'Cancelled' });
    assert.deepEqual(await forecast(cancelled), [0, AMOUNT, -BUDGET / (AMOUNT / 100)]);
  });

  test('a change request moves hours, value and margin only once the client approved it', async () => {
    const projectId = await launched();
    const waiting = await request(projectId, 100, 12_000, false);
    const measured = () => read(projectId, 'Current_Budget_Hours__c', 'Current_Value__c', 'Change_Hours__c');
    assert.deepEqual(Object.values(await measured()), [PLANNED_HOURS, AMOUNT, 0]);
    await change(lead(), 'Handover_Issue__c', waiting, { Client_Approved__c: true, Client_Approved_On__c: day(0) });
    assert.deepEqual(Object.values(await measured()), [PLANNED_HOURS + 100, AMOUNT + 12_000, 100]);
    const cost = BUDGET + 100 * 60;
    const margin = AMOUNT + 12_000 - cost;
    const erosion = ((AMOUNT - BUDGET) / AMOUNT - margin / (AMOUNT + 12_000)) * 100;
    assert.deepEqual(await forecast(projectId), [cost, margin, Math.round(erosion * 100) / 100]);
    await change(lead(), 'Handover_Issue__c', waiting, { Status__c: 'Closed', Resolution__c: 'Built.' });
    assert.deepEqual(Object.values(await measured()), [PLANNED_HOURS + 100, AMOUNT + 12_000, 100]);
    const baseline = await read(projectId, 'Budget_Hours__c', 'Contract_Value__c');
    assert.deepEqual(baseline, { Budget_Hours__c: PLANNED_HOURS, Contract_Value__c: AMOUNT }, 'the baseline stays');
  });

  test('a change request may take work out, but never more than there is', async () => {
    const projectId = await launched();
    await request(projectId, -100, -20_000);
    const measured = () => read(projectId, 'Current_Budget_Hours__c', 'Current_Value__c', 'Burn__c');
    assert.deepEqual(Object.values(await measured()), [PLANNED_HOURS - 100, AMOUNT - 20_000, 0]);
    await request(projectId, -2 * PLANNED_HOURS, -AMOUNT);
    assert.deepEqual(Object.values(await measured()), [0, -20_000, null], 'no budget, no burn');
    assert.equal((await forecast(projectId))[2], null, 'no value, no erosion');
  });

  test('what the client approved stays as approved, and nothing else is approved', async () => {
    const projectId = await launched();
    const approved = await request(projectId, 10, 1_000);
    const save = (fields: Record<string, unknown>) => change(lead(), 'Handover_Issue__c', approved, fields);
    await assert.rejects(save({ Extra_Value__c: 2_000 }), /Take the approval back/);
    await assert.rejects(save({ Type__c: 'Risk' }), /Only a change request/);
    const undated = { Project__c: projectId, Name: 'No date', Type__c: 'Change request', Client_Approved__c: true };
    await assert.rejects(create(lead(), 'Handover_Issue__c', undated), /go together/);
    await save({ Client_Approved__c: false, Client_Approved_On__c: null });
    await save({ Extra_Value__c: 2_000 });
  });

  test('a project without budget and value, started by hand, has no burn, no margin and no error', async () => {
    const byHand = await create(lead(), PROJECT, { Name: 'By hand', Status__c: 'Active', Percent_Complete__c: 10 });
    const timekeeper = await createTimekeeper(org, team);
    await timekeeper.log(byHand, 8);
    const measured = await read(byHand, 'Hours_Logged__c', 'Current_Value__c', 'Burn__c', 'Cost_at_Completion__c');
    assert.deepEqual(Object.values(measured), [8, null, null, 4_800]);
    assert.deepEqual((await forecast(byHand)).slice(1), [null, null]);
  });
});
