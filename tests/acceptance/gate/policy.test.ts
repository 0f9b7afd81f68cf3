import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { accept, AMOUNT, createDeal, createRole, createTeam, day, dealFields, fillBrief } from '../harness/deal.ts';
import { briefOf, readyDeal, SECTIONS, win } from '../harness/deal.ts';
import type { SaveError, Section, Team } from '../harness/deal.ts';
import { setPolicy } from '../harness/metadata.ts';
import type { PolicyValue } from '../harness/metadata.ts';
import { openOrg } from '../harness/org.ts';
import type { TestOrg } from '../harness/org.ts';

const off: PolicyValue = { type: 'boolean', value: 'false' };
const number = (value: number): PolicyValue => ({ type: 'double', value: String(value) });
const sectionsNamed = (errors: readonly SaveError[]) =>
  SECTIONS.filter((section) => errors.some((error) => error.message.startsWith(section)));

suite('Policy: every requirement and threshold is a setting, and no rule has to be touched', () => {
  let org: TestOrg;
  let team: Team;
  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
  });
  after(() => org.close());
  afterEach(() => setPolicy(org.admin, {}));

  for (const section of SECTIONS) {
    test(`section ${section} can be made optional: a deal is accepted and won without it, and all others stay required`, async () => {
      const others = SECTIONS.filter((other) => other !== section);
      const deal = await createDeal(org, team);
      await fillBrief(org, team, deal, { sections: others });
      if (section === 'People') await nameLead(deal.briefId);
      await setPolicy(org.admin, { [`${section}_Required__c`]: off });
      await accept(team, deal);
      const brief = await org.admin.sobject('Handover_Brief__c').retrieve(deal.briefId);
      assert.deepEqual([brief['Readiness__c'], brief[`${section}_Ready__c`]], [100, false]);
      assert.deepEqual(brief['Required_Sections__c'].split(';').filter(Boolean), others);
      assert.deepEqual(await win(org, team.seller.connection, deal.id), []);
      const empty = await createDeal(org, team);
      assert.deepEqual(sectionsNamed(await win(org, team.seller.connection, empty.id)), others);
    });
  }

  const nameLead = (briefId: string) =>
    team.seller.connection.sobject('Handover_Brief__c').update({ Id: briefId, Delivery_Lead__c: team.lead.id });

  test('without any required section readiness is complete, and acceptance alone is asked for', async () => {
    const values = SECTIONS.map((section: Section) => [`${section}_Required__c`, off] as const);
    await setPolicy(org.admin, Object.fromEntries(values));
    const deal = await createDeal(org, team);
    const errors = await win(org, team.seller.connection, deal.id);
    assert.deepEqual(
      errors.map((error) => error.message.split(':')[0]),
      ['The brief is not accepted'],
    );
    await setPolicy(org.admin, { ...Object.fromEntries(values), Acceptance_Required__c: off });
    assert.deepEqual(await win(org, team.seller.connection, deal.id), []);
  });

  test('the free discount is what the policy grants, and blank is none', async () => {
    const deal = await readyDeal(org, team);
    const at = async (share: number) =>
      (await win(org, team.seller.connection, deal.id, { Amount: AMOUNT * share })).map(
        (error) => error.message.split(' is ')[0],
      );
    await setPolicy(org.admin, { Free_Discount__c: null });
    assert.deepEqual(await at(0.99), ['The discount']);
    await setPolicy(org.admin, { Free_Discount__c: number(25) });
    assert.deepEqual(await at(0.74), ['The discount']);
    assert.deepEqual(await at(0.75), []);
  });

  test('the lead time is what the policy asks for, and blank asks only that work does not start before the close', async () => {
    const deal = await readyDeal(org, team);
    const closing = async (offset: number) =>
      (await win(org, team.seller.connection, deal.id, { CloseDate: day(offset) })).length;
    await setPolicy(org.admin, { Lead_Time_Days__c: number(20) });
    assert.equal(await closing(26), 1, 'the agreed start is in 45 days');
    await setPolicy(org.admin, { Lead_Time_Days__c: null });
    assert.equal(await closing(46), 1);
    assert.equal(await closing(45), 0);
  });

  test('only deals created on the day of enforcement or later are judged', async () => {
    const deal = await createDeal(org, team);
    const { records } = await org.admin.query<{ CreatedDate: string }>(
      `SELECT CreatedDate FROM Opportunity WHERE Id = '${deal.id}'`,
    );
    const created = Date.parse(records[0]?.CreatedDate ?? '');
    const enforcedFrom = (offset: number) =>
      setPolicy(org.admin, {
        Enforced_From__c: { type: 'date', value: new Date(created + offset * 86_400_000).toISOString().slice(0, 10) },
      });
    await enforcedFrom(-1);
    assert.deepEqual(sectionsNamed(await win(org, team.seller.connection, deal.id)), [...SECTIONS]);
    await enforcedFrom(2);
    assert.deepEqual(await win(org, team.seller.connection, deal.id), []);
  });

  test('whether new deals sell a project is the default of the policy', async () => {
    await setPolicy(org.admin, { Sells_a_Project_by_Default__c: off });
    const created = await org.admin.sobject('Opportunity').create(dealFields(org) as { Name: string });
    assert.equal(await briefOf(org.admin, created.id ?? ''), '');
    assert.deepEqual(await win(org, org.admin, created.id ?? ''), []);
  });

  test('a policy without a gate mode, or with a misspelt one, stops nobody', async () => {
    for (const mode of [null, { type: 'string', value: 'Enforced' }] as const) {
      await setPolicy(org.admin, { Gate_Mode__c: mode });
      const deal = await createDeal(org, team);
      assert.deepEqual(await win(org, team.seller.connection, deal.id), []);
    }
  });

  test('in Observe deals close, and afterwards it can be counted what the gate would have refused', async () => {
    const ready = await readyDeal(org, team);
    const unready = await createDeal(org, team);
    await fillBrief(org, team, unready, { sections: ['Scope', 'Timeline'] });
    await setPolicy(org.admin, { Gate_Mode__c: { type: 'string', value: 'Observe' } });
    for (const deal of [ready, unready]) assert.deepEqual(await win(org, team.seller.connection, deal.id), []);
    const { records } = await org.admin.query<Record<string, unknown>>(
      `SELECT Opportunity__c, Readiness__c, Missing__c FROM Handover_Brief__c WHERE Opportunity__c IN ('${ready.id}', '${unready.id}') AND Sealed__c = true AND (Readiness__c < 100 OR Status__c != 'Accepted')`,
    );
    assert.deepEqual(
      records.map((brief) => [
        brief['Opportunity__c'],
        brief['Readiness__c'],
        /PEOPLE_SPONSOR/.test(String(brief['Missing__c'])),
      ]),
      [[unready.id, 25, true]],
    );
  });

  test('burn turns amber and red where the policy says, and a blank threshold switches its reason off', async () => {
    const deal = await readyDeal(org, team);
    await win(org, team.seller.connection, deal.id);
    const { records } = await org.admin.query<{ Id: string }>(
      `SELECT Id FROM Handover_Project__c WHERE Launch_Key__c = '${deal.id}'`,
    );
    const projectId = records[0]?.Id ?? '';
    await team.lead.connection.sobject('Handover_Timesheet__c').create({
      Project__c: projectId,
      Person__c: team.lead.id,
      Role__c: await createRole(org),
      Week_Starting__c: day(0),
      Monday_Hours__c: 20,
      Tuesday_Hours__c: 20,
    } as { Project__c: string });
    const health = async (amber: PolicyValue, red: PolicyValue) => {
      await setPolicy(org.admin, { Burn_Amber__c: amber, Burn_Red__c: red });
      await team.lead.connection.sobject('Handover_Project__c').update({ Id: projectId, Actual_Start__c: day(0) });
      const row = await org.admin.sobject('Handover_Project__c').retrieve(projectId);
      return [row['Burn__c'], row['Stored_Health__c'], row['Stored_Reasons__c']];
    };
    assert.deepEqual(await health(number(80), number(100)), [10, 'Green', null]);
    assert.deepEqual(await health(number(10), number(100)), [10, 'Amber', 'BURN_AMBER']);
    assert.deepEqual(await health(number(5), number(10)), [10, 'Red', 'BURN_RED']);
    assert.deepEqual(await health(null, null), [10, 'Green', null]);
  });
});
