import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { accept, createDeal, createTeam, day, fillBrief, win } from '../harness/deal.ts';
import type { Team } from '../harness/deal.ts';
import { setPolicy } from '../harness/metadata.ts';
import { openOrg } from '../harness/org.ts';
import type { TestOrg, TestUser } from '../harness/org.ts';
import { change, create, createTimekeeper, launchProject, projectOf, readFields } from '../harness/project.ts';
import { eventually } from '../harness/wait.ts';

const PROJECT = 'Handover_Project__c';
const ISSUE = 'Handover_Issue__c';
const UPDATE = 'Handover_Update__c';

suite('Run: issues, updates and costs of a project', () => {
  let org: TestOrg;
  let team: Team;
  let consultant: TestUser;
  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
    consultant = await org.user('Handover_Consultant');
  });
  after(() => org.close());

  const health = async (projectId: string): Promise<unknown[]> =>
    Object.values(await readFields(team.seller.connection, PROJECT, projectId, ['Health__c', 'Health_Reasons__c']));
  const post = (projectId: string, fields: Record<string, unknown>) =>
    create(team.lead.connection, UPDATE, {
      Project__c: projectId,
      Declared_Health__c: 'Green',
      Summary__c: 'On track.',
      ...fields,
    });

  test('open points of the brief become issues after the close, each once', async () => {
    const deal = await createDeal(org, team);
    await fillBrief(org, team, deal);
    const items: Record<string, unknown>[] = [
      { Name: 'Old data is clean', Type__c: 'Assumption', Description__c: 'Nobody has looked.', Due_Date__c: day(50) },
      { Name: 'Key user leaves', Type__c: 'Risk' },
      { Name: 'Risk that has passed', Type__c: 'Risk', Status__c: 'Met' },
      { Name: 'Saturday support', Type__c: 'Exception', Standard__c: false },
    ];
    for (const item of items)
      await create(team.seller.connection, 'Handover_Item__c', { Brief__c: deal.briefId, ...item });
    await org.admin
      .query("SELECT Id FROM Handover_Item__c WHERE Name = 'Saturday support'")
      .then(({ records }) =>
        change(team.lead.connection, 'Handover_Item__c', records[0]?.Id ?? '', { Delivery_Decision__c: 'Rejected' }),
      );
    await accept(team, deal);
    assert.deepEqual(await win(org, team.seller.connection, deal.id), []);
    const projectId = await projectOf(org, deal);
    const issues = () =>
      org.admin.query<{ Name: string; Type__c: string; Description__c: string | null; Due_On__c: string | null }>(
        `SELECT Name, Type__c, Description__c, Due_On__c FROM Handover_Issue__c WHERE Project__c = '${projectId}' ORDER BY Name`,
      );
    const { records } = await eventually(issues, (answer) => answer.totalSize > 0);
    assert.deepEqual(
      records.map((row) => [row.Name, row.Type__c]),
      [
        ['Key user leaves', 'Risk'],
        ['Old data is clean', 'Risk'],
        ['Saturday support', 'Issue'],
      ],
    );
    assert.deepEqual([records[1]?.Description__c, records[1]?.Due_On__c], ['Nobody has looked.', day(50)]);
    await change(team.seller.connection, 'Opportunity', deal.id, { StageName: org.openStage });
    assert.deepEqual(await win(org, team.seller.connection, deal.id), []);
    assert.equal((await issues()).totalSize, 3, 'won again it opens nothing twice');
  });

  test('a consultant logs an issue and closes it with a resolution, but sees no value and approves nothing', async () => {
    const { projectId } = await launchProject(org, team);
    const issue = await create(consultant.connection, ISSUE, { Project__c: projectId, Name: 'No test data' });
    const save = (fields: Record<string, unknown>) => change(consultant.connection, ISSUE, issue, fields);
    await assert.rejects(save({ Status__c: 'Closed' }), /Say in Resolution/);
    await save({ Status__c: 'Closed', Resolution__c: 'The client sent it.' });
    const stamped = await readFields(org.admin, ISSUE, issue, ['Resolved_On__c']);
    assert.deepEqual(stamped, { Resolved_On__c: day(0) });
    await save({ Status__c: 'Open' });
    assert.deepEqual(await readFields(org.admin, ISSUE, issue, ['Resolved_On__c']), { Resolved_On__c: null });
    await assert.rejects(
      save({ Type__c: 'Change request', Client_Approved__c: true, Client_Approved_On__c: day(0) }),
      /INVALID_FIELD|No such column|insufficient/i,
    );
    const value = readFields(consultant.connection, ISSUE, issue, ['Extra_Value__c']);
    await assert.rejects(value, /INVALID_FIELD|No such column/);
  });

  test('an open critical issue turns a running project red, and its resolution turns it back', async () => {
    const { projectId } = await launchProject(org, team);
    const critical = { Project__c: projectId, Name: 'The server is gone', Severity__c: 'Critical' };
    const issue = await create(consultant.connection, ISSUE, critical);
    assert.deepEqual(await health(projectId), ['Red', 'CRITICAL_ISSUE']);
    await change(team.lead.connection, ISSUE, issue, { Status__c: 'Resolved', Resolution__c: 'Restored.' });
    assert.deepEqual(await health(projectId), ['Green', null]);
    await change(team.lead.connection, ISSUE, issue, { Status__c: 'In progress' });
    await change(team.lead.connection, PROJECT, projectId, { Status__c: 'Cancelled' });
    assert.deepEqual(await health(projectId), ['Green', null], 'a cancelled project has no future to endanger');
  });

  test("silence: an active project without an update for the policy's days is amber until somebody speaks", async () => {
    const { projectId } = await launchProject(org, team);
    await change(team.lead.connection, PROJECT, projectId, { Actual_Start__c: day(-15) });
    assert.deepEqual(await health(projectId), ['Green', null], 'not before it is active');
    await change(team.lead.connection, PROJECT, projectId, { Status__c: 'Active' });
    assert.deepEqual(await health(projectId), ['Amber', 'SILENCE']);
    await setPolicy(org.admin, { Silence_Days__c: null });
    assert.deepEqual(await health(projectId), ['Green', null], 'a blank threshold switches it off');
    await setPolicy(org.admin, { Silence_Days__c: { type: 'double', value: '14' } });
    await post(projectId, { Posted_On__c: day(-14) });
    assert.deepEqual(await health(projectId), ['Green', null], 'fourteen days are not more than fourteen');
  });

  test('an update that is not green says how it will be; colour and day stay as posted', async () => {
    const { projectId } = await launchProject(org, team);
    await assert.rejects(post(projectId, { Declared_Health__c: 'Amber' }), /Path to Green/);
    await assert.rejects(post(projectId, { Summary__c: null }), /Summary/);
    await assert.rejects(post(projectId, { Posted_On__c: day(2) }), /future/);
    const update = await post(projectId, { Declared_Health__c: 'Red', Path_to_Green__c: 'A second tester.' });
    const save = (fields: Record<string, unknown>) => change(team.lead.connection, UPDATE, update, fields);
    await save({ Summary__c: 'Slipping.' });
    await assert.rejects(save({ Declared_Health__c: 'Green' }), /keeps its colour/);
    await assert.rejects(save({ Path_to_Green__c: null }), /Path to Green/);
  });

  test('an update keeps the figures of its day, restricted ones for those who may see them', async () => {
    const { projectId } = await launchProject(org, team);
    const timekeeper = await createTimekeeper(org, team);
    await timekeeper.log(projectId, 40);
    const update = await post(projectId, {});
    await timekeeper.log(projectId, 40);
    const kept = ['Posted_On__c', 'Computed_Health__c', 'Hours_Logged__c', 'Current_Budget_Hours__c', 'Burn__c'];
    assert.deepEqual(Object.values(await readFields(team.seller.connection, UPDATE, update, kept)), [
      day(0),
      'Green',
      40,
      400,
      10,
    ]);
    const restricted = ['Forecast_Margin__c', 'Cost_at_Completion__c', 'To_Invoice__c'];
    assert.deepEqual(
      Object.values(await readFields(team.lead.connection, UPDATE, update, restricted)),
      [75_000, 25_000, 100_000],
    );
    for (const field of restricted)
      await assert.rejects(readFields(team.seller.connection, UPDATE, update, [field]), /INVALID_FIELD|No such column/);
  });

  test('a load of past updates keeps the figures it brings', async () => {
    const { projectId } = await launchProject(org, team);
    const loader = await org.user('Handover_Data_Loader');
    const past = { Posted_On__c: day(-60), Hours_Logged__c: 12, Declared_Health__c: 'Green' };
    const update = await create(loader.connection, UPDATE, { Project__c: projectId, ...past });
    assert.deepEqual(await readFields(org.admin, UPDATE, update, Object.keys(past)), past);
  });

  test('costs exist for delivery and finance only', async () => {
    const { projectId } = await launchProject(org, team);
    const cost = { Project__c: projectId, Name: 'Travel', Amount__c: 200, Incurred_On__c: day(-1) };
    await create(team.lead.connection, 'Handover_Cost__c', cost);
    await create(team.finance.connection, 'Handover_Cost__c', cost);
    for (const user of [team.seller, consultant])
      await assert.rejects(
        async () => user.connection.query('SELECT Id FROM Handover_Cost__c'),
        /INVALID_TYPE|not supported/,
      );
    await assert.rejects(
      create(team.lead.connection, 'Handover_Cost__c', { ...cost, Incurred_On__c: day(2) }),
      /future/,
    );
  });
});
