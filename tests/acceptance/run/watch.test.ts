import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { accept, createDeal, createTeam, day, fillBrief, win } from '../harness/deal.ts';
import type { Team } from '../harness/deal.ts';
import { openOrg } from '../harness/org.ts';
import type { TestOrg } from '../harness/org.ts';
import { noticesAbout } from '../harness/outbox.ts';
import { change, create, launchProject, projectOf, readFields } from '../harness/project.ts';
import { eventually } from '../harness/wait.ts';
import { skippedOnAnOrg } from '../harness/skip.ts';

const skip = skippedOnAnOrg('a real org delivers its notices and keeps none');

const PROJECT = 'Handover_Project__c';

suite('Watch: the delivery lead is told once when the health of a project changes', { skip }, () => {
  let org: TestOrg;
  let team: Team;
  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
  });
  after(() => org.close());

  const told = async (projectId: string) =>
    (await noticesAbout(org, projectId)).map(({ recipients, subject, body }) => [...recipients, subject, body]);
  const watch = (flow = 'Handover_Project_Daily_Watch') => org.localOrg?.('debug', 'run-flow', flow);
  const setCritical = async (projectId: string): Promise<string> =>
    create(team.lead.connection, 'Handover_Issue__c', {
      Project__c: projectId,
      Name: 'Fire',
      Severity__c: 'Critical',
    });

  test('a change is told after the commit with its reason in words, and so is the way back', async () => {
    const { deal, projectId } = await launchProject(org, team);
    assert.deepEqual(await told(projectId), [], 'a launch in good health is no news');
    const issue = await setCritical(projectId);
    const red = [team.lead.id, `${deal.name}: Green > Red`, 'A critical issue is open.'];
    assert.deepEqual(await told(projectId), [red]);
    assert.deepEqual(await readFields(org.admin, PROJECT, projectId, ['Health_Told__c']), { Health_Told__c: 'Red' });
    await change(team.lead.connection, PROJECT, projectId, { Status__c: 'Active' });
    assert.deepEqual(await told(projectId), [red], 'other changes are not told');
    await change(team.lead.connection, 'Handover_Issue__c', issue, { Status__c: 'Closed', Resolution__c: 'Out.' });
    const green = [team.lead.id, `${deal.name}: Red > Green`, 'The project is green again.'];
    assert.deepEqual(await told(projectId), [red, green]);
  });

  test('reasons that come from margins are not put into words', async () => {
    const { deal, projectId } = await launchProject(org, team);
    await create(team.finance.connection, 'Handover_Cost__c', {
      Project__c: projectId,
      Name: 'Subcontractor',
      Amount__c: 90_000,
      Incurred_On__c: day(-1),
    });
    assert.deepEqual(await told(projectId), [
      [team.lead.id, `${deal.name}: Green > Red`, 'The reasons stand on the project.'],
    ]);
  });

  test('without a lead the queue is told', async () => {
    const leaver = await org.user('Handover_Delivery_Lead');
    const { projectId } = await launchProject(org, team, { brief: { Delivery_Lead__c: leaver.id } });
    await org.admin.sobject('User').update({ Id: leaver.id, IsActive: false });
    const { records } = await org.admin.query<{ Id: string }>(
      "SELECT Id FROM Group WHERE Type = 'Queue' AND DeveloperName = 'Handover_Projects_without_Lead'",
    );
    await change(org.admin, PROJECT, projectId, { OwnerId: records[0]?.Id });
    await setCritical(projectId);
    assert.deepEqual(
      (await told(projectId)).map(([recipient]) => recipient),
      [records[0]?.Id],
    );
  });

  test('when time alone turned the health the daily watch tells it, once', async () => {
    const { deal, projectId } = await launchProject(org, team);
    await change(team.lead.connection, PROJECT, projectId, { Planned_Start__c: null, Deadline__c: day(-1) });
    assert.equal((await told(projectId)).length, 1);
    await change(org.admin, PROJECT, projectId, { Health_Told__c: 'Green' });
    assert.equal((await told(projectId)).length, 1, 'as if the deadline had passed since');
    await watch();
    await watch();
    const notices = await told(projectId);
    assert.equal(notices.length, 2);
    assert.deepEqual(notices[1], [team.lead.id, `${deal.name}: Green > Red`, 'The deadline has passed.']);
    assert.equal((await org.admin.query('SELECT Id FROM Handover_Log__c')).totalSize, 0, 'no automation failed');
  });

  test('a data load wakes nobody, and what it brought is known', async () => {
    const { projectId } = await launchProject(org, team);
    const loader = await org.user('Handover_Data_Loader');
    await change(loader.connection, PROJECT, projectId, { Planned_Start__c: null, Deadline__c: day(-1) });
    await watch();
    assert.deepEqual(await told(projectId), []);
    assert.deepEqual(await readFields(org.admin, PROJECT, projectId, ['Health_Told__c']), { Health_Told__c: 'Red' });
  });

  test('milestones that a launch failed to create are created by the daily watch, others are left alone', async () => {
    const { projectId } = await launchProject(org, team);
    const milestones = () => org.admin.query(`SELECT Id FROM Handover_Milestone__c WHERE Project__c = '${projectId}'`);
    const created = await eventually(milestones, (answer) => answer.totalSize === 2);
    await org.admin.sobject('Handover_Milestone__c').destroy(created.records[0]?.Id ?? '');
    await watch();
    assert.equal((await milestones()).totalSize, 1, 'what somebody deleted stays deleted');
    await org.admin.sobject('Handover_Milestone__c').destroy(created.records[1]?.Id ?? '');
    await watch();
    assert.equal((await milestones()).totalSize, 2);
  });

  test('open points that a launch failed to turn into issues are opened by the daily watch until the work begins', async () => {
    const deal = await createDeal(org, team);
    await fillBrief(org, team, deal);
    for (const Name of ['Key user leaves', 'Old data is dirty'])
      await create(team.seller.connection, 'Handover_Item__c', { Brief__c: deal.briefId, Name, Type__c: 'Risk' });
    await accept(team, deal);
    assert.deepEqual(await win(org, team.seller.connection, deal.id), []);
    const projectId = await projectOf(org, deal);
    const issues = () => org.admin.query(`SELECT Id FROM Handover_Issue__c WHERE Project__c = '${projectId}'`);
    const lose = async (position: number) =>
      org.admin.sobject('Handover_Issue__c').destroy((await issues()).records[position]?.Id ?? '');
    await eventually(issues, (answer) => answer.totalSize === 2);
    await lose(0);
    await watch();
    assert.equal((await issues()).totalSize, 1, 'what somebody deleted stays deleted');
    await lose(0);
    await watch();
    await watch();
    assert.equal((await issues()).totalSize, 2);
    await change(team.lead.connection, PROJECT, projectId, { Status__c: 'Active' });
    for (let left = 2; left > 0; left -= 1) await lose(0);
    await watch();
    assert.equal((await issues()).totalSize, 0);
  });

  test('a brief whose deal is gone is written into the log, once', async () => {
    const deal = await createDeal(org, team);
    await org.admin.sobject('Opportunity').destroy(deal.id);
    const logs = () =>
      org.admin.query<{ Error__c: string }>(
        `SELECT Error__c FROM Handover_Log__c WHERE Record_Id__c = '${deal.briefId}'`,
      );
    await watch('Handover_Brief_Daily_Watch');
    const { records } = await eventually(logs, (answer) => answer.totalSize > 0);
    assert.match(records[0]?.Error__c ?? '', /has lost its deal/);
    await watch('Handover_Brief_Daily_Watch');
    await watch('Handover_Project_Daily_Watch');
    assert.equal((await logs()).totalSize, 1);
  });
});
