import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { AMOUNT, createTeam, day, tryUpdate, win } from '../harness/deal.ts';
import type { Deal, Team } from '../harness/deal.ts';
import { deploy } from '../harness/metadata.ts';
import { openOrg } from '../harness/org.ts';
import type { TestOrg } from '../harness/org.ts';
import { change, create, createTimekeeper, launchProject, readFields } from '../harness/project.ts';
import { eventually } from '../harness/wait.ts';

const PROJECT = 'Handover_Project__c';

suite('Pause: a project follows its deal out of the win and back into it', () => {
  let org: TestOrg;
  let team: Team;
  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
  });
  after(() => org.close());

  const moveTo = (deal: Deal, StageName: string) =>
    change(team.seller.connection, 'Opportunity', deal.id, { StageName });
  const status = async (projectId: string): Promise<unknown[]> =>
    Object.values(await readFields(org.admin, PROJECT, projectId, ['Status__c', 'Status_Before_Hold__c']));
  const setStatus = (projectId: string, Status__c: string) =>
    change(team.lead.connection, PROJECT, projectId, { Status__c });

  test('re-opened, its projects rest; won again, they go on where they were, and no second one is launched', async () => {
    const { deal, projectId } = await launchProject(org, team);
    const further = await create(team.lead.connection, PROJECT, { Name: 'Second phase', Opportunity__c: deal.id });
    await setStatus(projectId, 'Active');
    await moveTo(deal, org.openStage);
    assert.deepEqual(await status(projectId), ['On Hold', 'Active']);
    assert.deepEqual(await status(further), ['On Hold', 'Planned']);
    assert.deepEqual(await win(org, team.seller.connection, deal.id, { Amount: 2 * AMOUNT }), []);
    assert.deepEqual(await status(projectId), ['Active', null]);
    assert.deepEqual(await status(further), ['Planned', null]);
    const { records } = await org.admin.query<{ Contract_Value__c: number | null }>(
      `SELECT Contract_Value__c FROM Handover_Project__c WHERE Opportunity__c = '${deal.id}' ORDER BY CreatedDate, Id`,
    );
    assert.deepEqual(
      records.map((row) => row.Contract_Value__c),
      [AMOUNT, null],
      'no second launch, and the baseline is what was sold first',
    );
  });

  test('lost after all, its project rests as well', async () => {
    const { deal, projectId } = await launchProject(org, team);
    await moveTo(deal, org.lostStage);
    assert.deepEqual(await status(projectId), ['On Hold', 'Planned']);
    await moveTo(deal, org.openStage);
    assert.deepEqual(await status(projectId), ['On Hold', 'Planned'], 'from lost to open nothing is won');
  });

  test('what was put on hold by hand, completed or cancelled stays so', async () => {
    for (const final of ['On Hold', 'Completed', 'Cancelled']) {
      const { deal, projectId } = await launchProject(org, team);
      await setStatus(projectId, final);
      await moveTo(deal, org.openStage);
      assert.deepEqual(await status(projectId), [final, null]);
      assert.deepEqual(await win(org, team.seller.connection, deal.id), []);
      assert.deepEqual(await status(projectId), [final, null]);
    }
  });

  test('a project that the lead took up again meanwhile is not moved by the second win', async () => {
    const { deal, projectId } = await launchProject(org, team);
    await moveTo(deal, org.openStage);
    await setStatus(projectId, 'Active');
    assert.deepEqual(await status(projectId), ['Active', null]);
    await setStatus(projectId, 'On Hold');
    assert.deepEqual(await win(org, team.seller.connection, deal.id), []);
    assert.deepEqual(await status(projectId), ['On Hold', null]);
  });

  test('many deals are re-opened in one request, each with its own project', async () => {
    const launched = [];
    for (let index = 0; index < 3; index += 1) launched.push(await launchProject(org, team));
    const stages = launched.map(({ deal }) => ({ Id: deal.id, StageName: org.openStage }));
    assert.deepEqual((await tryUpdate(team.seller.connection, 'Opportunity', stages)).flat(), []);
    for (const { projectId } of launched) assert.deepEqual(await status(projectId), ['On Hold', 'Planned']);
  });

  test('a data load brings the status of its projects itself', async () => {
    const loader = await org.user('Handover_Data_Loader');
    const { deal, projectId } = await launchProject(org, team);
    await change(org.admin, 'Opportunity', deal.id, { OwnerId: loader.id });
    await change(loader.connection, 'Opportunity', deal.id, { StageName: org.openStage });
    assert.deepEqual(await status(projectId), ['Planned', null]);
  });

  test('a project that cannot be paused keeps its deal won, and the reason is logged', async () => {
    const { deal, projectId } = await launchProject(org, team, { deal: { Name: 'Keep me running' } });
    await deploy(
      org.admin,
      { ValidationRule: [`${PROJECT}.Acceptance_Test_Never_Rests`] },
      {
        [`objects/${PROJECT}.object`]: `<?xml version="1.0" encoding="UTF-8"?><CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><validationRules><fullName>Acceptance_Test_Never_Rests</fullName><active>true</active><description>The org's own rule that a pause can not satisfy.</description><errorConditionFormula>AND(ISPICKVAL(Status__c, "On Hold"), BEGINS(Name, "Keep me"))</errorConditionFormula><errorMessage>This project never rests.</errorMessage></validationRules></CustomObject>`,
      },
    );
    await assert.rejects(moveTo(deal, org.openStage), /never rests/);
    assert.deepEqual(await status(projectId), ['Planned', null]);
    await eventually(
      async () => (await org.admin.query(`SELECT Id FROM Handover_Log__c WHERE Record_Id__c = '${deal.id}'`)).totalSize,
      (logs) => logs === 1,
    );
  });
});

suite('A closed deal stays at peace: no rule fires because something below it was saved', () => {
  let org: TestOrg;
  let team: Team;
  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
  });
  after(() => org.close());

  test('hours, invoices, issues and updates are saved on a project whose old data breaks the rules of today', async () => {
    const { deal, projectId } = await launchProject(org, team);
    const loader = await org.user('Handover_Data_Loader');
    await change(loader.connection, PROJECT, projectId, {
      Planned_Start__c: day(10),
      Planned_End__c: day(-10),
      Actual_End__c: day(-20),
      Percent_Complete__c: 130,
    });
    const timekeeper = await createTimekeeper(org, team);
    await timekeeper.log(projectId, 8, { approved: true });
    const below = { Project__c: projectId, Name: 'Below' };
    await create(team.finance.connection, 'Handover_Invoice__c', { ...below, Net_Amount__c: 1_000 });
    await create(team.lead.connection, 'Handover_Issue__c', below);
    await create(team.lead.connection, 'Handover_Update__c', {
      Project__c: projectId,
      Declared_Health__c: 'Green',
      Summary__c: 'Fine.',
    });
    const saved = await readFields(org.admin, PROJECT, projectId, ['Hours_Logged__c', 'Open_Issues__c']);
    assert.deepEqual(saved, { Hours_Logged__c: 8, Open_Issues__c: 1 });
    await change(team.seller.connection, 'Opportunity', deal.id, { NextStep: 'Send a card', Amount: AMOUNT / 2 });
  });
});
