import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { AMOUNT, createDeal, createTeam, day, OTHER_COST, PLANNED_HOURS, win } from '../harness/deal.ts';
import type { Team } from '../harness/deal.ts';
import { setPolicy } from '../harness/metadata.ts';
import { openOrg } from '../harness/org.ts';
import type { TestOrg } from '../harness/org.ts';
import { change, create, createTimekeeper, launchProject, projectOf, readFields } from '../harness/project.ts';
import type { Timekeeper } from '../harness/project.ts';

const PROJECT = 'Handover_Project__c';
const COST_RATE = 60;
const BILL_RATE = 120;
const BUDGET = PLANNED_HOURS * COST_RATE + OTHER_COST;
const BASELINE = AMOUNT - BUDGET;

const MODELS = ['Fixed price', 'Time and materials', 'Retainer', 'Milestones'] as const;

suite('Health: by billing model, with its reasons, at every edge', () => {
  let org: TestOrg;
  let team: Team;
  let timekeeper: Timekeeper;
  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
    timekeeper = await createTimekeeper(org, team);
  });
  after(() => org.close());

  const launch = async (model: string, fields: Record<string, unknown> = {}): Promise<string> =>
    (await launchProject(org, team, { ...fields, brief: { Billing_Model__c: model } })).projectId;
  const progress = (projectId: string, percent: number, fields: Record<string, unknown> = {}) =>
    change(team.lead.connection, PROJECT, projectId, { Percent_Complete__c: percent, ...fields });
  const read = async (projectId: string) => {
    const measured = await readFields(team.finance.connection, PROJECT, projectId, [
      'Health__c',
      'Health_Reasons__c',
      'Health_Reasons_Restricted__c',
      'Burn__c',
      'Cost_at_Completion__c',
      'Forecast_Margin__c',
      'Margin_Erosion__c',
    ]);
    return Object.values(measured);
  };
  /** Points of margin lost against the baseline of the harness. */
  const erosion = (margin: number, value: number): number =>
    Math.round((BASELINE / AMOUNT - margin / value) * 10_000) / 100;

  for (const model of MODELS) {
    test(`${model}: nothing logged and no progress is green, with the budget as forecast`, async () => {
      assert.deepEqual(await read(await launch(model)), ['Green', null, null, 0, BUDGET, BASELINE, 0]);
    });

    test(`${model}: hours over 100 % without progress are red for everybody, whatever the model bills`, async () => {
      const projectId = await launch(model);
      for (let week = 0; week < 3; week += 1) await timekeeper.log(projectId, 150);
      const cost = 450 * COST_RATE + OTHER_COST;
      const margin = AMOUNT - cost;
      const lost = erosion(margin, AMOUNT);
      assert.deepEqual(await read(projectId), ['Red', 'BURN_RED', null, 112.5, cost, margin, lost]);
      assert.ok(lost > 0 && lost < 5, 'not enough for a reason of its own');
    });
  }

  test('time and materials earns what is worked: more hours than planned cost no margin, fewer earn less', async () => {
    const worked = async (model: string): Promise<unknown[]> => {
      const projectId = await launch(model);
      for (let week = 0; week < 2; week += 1) await timekeeper.log(projectId, 160);
      await progress(projectId, 25);
      return (await read(projectId)).slice(4);
    };
    const hours = 320 / 0.25;
    const cost = hours * COST_RATE + OTHER_COST;
    const billable = hours * BILL_RATE;
    assert.deepEqual(await worked('Time and materials'), [cost, billable - cost, erosion(billable - cost, billable)]);
    assert.deepEqual(await worked('Fixed price'), [cost, AMOUNT - cost, erosion(AMOUNT - cost, AMOUNT)]);
  });

  test('work that nobody pays for is a negative margin, and a loss where a margin was sold is red', async () => {
    const projectId = await launch('Time and materials');
    await timekeeper.log(projectId, 100, { billable: false });
    await progress(projectId, 100, { Status__c: 'Completed' });
    const cost = 100 * COST_RATE + OTHER_COST;
    const [health, , restricted, ...rest] = await read(projectId);
    assert.deepEqual([health, restricted, ...rest], ['Red', 'EROSION_RED', 25, cost, -cost, null]);
  });

  test('a deal without an amount, or with an amount of zero, has a cost and no erosion', async () => {
    await setPolicy(org.admin, { Gate_Mode__c: { type: 'string', value: 'Off' } });
    try {
      for (const [Amount, margin] of [
        [null, 0],
        [0, 0],
      ] as const) {
        const deal = await createDeal(org, team, { Amount });
        assert.deepEqual(await win(org, team.seller.connection, deal.id), []);
        const projectId = await projectOf(org, deal);
        assert.deepEqual(await read(projectId), ['Green', null, null, null, 0, margin, null], String(Amount));
        await timekeeper.log(projectId, 10);
        assert.deepEqual(await read(projectId), ['Green', null, null, null, 600, -600, null], String(Amount));
      }
    } finally {
      await setPolicy(org.admin, {});
    }
  });

  test('credit notes, void invoices and deducted down payments change what is to be invoiced, never the margin', async () => {
    for (const model of MODELS) {
      const projectId = await launch(model);
      const bill = (Name: string, Net_Amount__c: number, fields: Record<string, unknown> = {}) =>
        create(team.finance.connection, 'Handover_Invoice__c', {
          Project__c: projectId,
          Name,
          Net_Amount__c,
          Status__c: 'Issued',
          Due_On__c: day(30),
          ...fields,
        });
      await bill('1', 30_000, { Type__c: 'Down payment' });
      await bill('2', 50_000, { Down_Payment_Deducted__c: 30_000 });
      await bill('3', 5_000, { Type__c: 'Credit note' });
      const mistaken = await bill('4', 7_000);
      await change(team.finance.connection, 'Handover_Invoice__c', mistaken, {
        Status__c: 'Void',
        Void_Reason__c: 'Wrong client.',
      });
      const { To_Invoice__c: left } = await readFields(team.finance.connection, PROJECT, projectId, ['To_Invoice__c']);
      const due = model === 'Time and materials' ? 0 : AMOUNT;
      assert.equal(left, due - 30_000 - 20_000 + 5_000, model);
      assert.deepEqual(await read(projectId), ['Green', null, null, 0, BUDGET, BASELINE, 0], model);
    }
  });

  test('an approved change request moves budget and margin of every model', async () => {
    for (const model of MODELS) {
      const projectId = await launch(model);
      await create(team.lead.connection, 'Handover_Issue__c', {
        Project__c: projectId,
        Name: 'Second site',
        Type__c: 'Change request',
        Extra_Hours__c: 100,
        Extra_Value__c: 12_000,
        Client_Approved__c: true,
        Client_Approved_On__c: day(0),
      });
      await timekeeper.log(projectId, 100);
      const cost = BUDGET + 100 * COST_RATE;
      const value = AMOUNT + 12_000;
      assert.deepEqual(
        await read(projectId),
        ['Green', null, null, 20, cost, value - cost, erosion(value - cost, value)],
        model,
      );
    }
  });
});
