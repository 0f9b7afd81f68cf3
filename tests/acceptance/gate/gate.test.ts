import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { SaveResult } from 'jsforce';
import {
  accept,
  AMOUNT,
  createDeal,
  createTeam,
  dealFields,
  fillBrief,
  readyDeal,
  SECTIONS,
  win,
} from '../harness/deal.ts';
import type { SaveError, Team } from '../harness/deal.ts';
import { setPolicy } from '../harness/metadata.ts';
import { openOrg } from '../harness/org.ts';
import type { TestOrg } from '../harness/org.ts';

/** The sections that errors name: each message begins with its section. */
function sectionsNamed(errors: readonly SaveError[]): string[] {
  return SECTIONS.filter((section) => errors.some((error) => error.message.startsWith(section)));
}

function errorsOf(results: readonly SaveResult[]): SaveError[] {
  return results.flatMap((result) =>
    result.success
      ? []
      : (result.errors.map((error) => ({ statusCode: error.errorCode, fields: [], ...error })) as SaveError[]),
  );
}

suite('Gate: a deal that sells a project is won only when delivery can begin', () => {
  let org: TestOrg;
  let team: Team;
  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
  });
  after(() => org.close());

  test('closing an unready deal is refused and every section that is not ready comes back at once', async () => {
    const deal = await createDeal(org, team);
    const errors = await win(org, team.seller.connection, deal.id);
    assert.deepEqual(sectionsNamed(errors), [...SECTIONS]);
    assert.ok(
      errors.some((error) => /accepted/i.test(error.message)),
      'acceptance is named too',
    );
    for (const error of errors) {
      assert.equal(error.statusCode, 'FIELD_CUSTOM_VALIDATION_EXCEPTION');
      assert.deepEqual(error.fields, ['StageName']);
      assert.match(error.message, /Handover Brief/, 'the message says where to go');
    }
    const { records } = await team.seller.connection.query<{ IsWon: boolean }>(
      `SELECT IsWon FROM Opportunity WHERE Id = '${deal.id}'`,
    );
    assert.equal(records[0]?.IsWon, false);
  });

  test('a partly ready deal names only what is left', async () => {
    const deal = await createDeal(org, team);
    await fillBrief(org, team, deal, {
      sections: ['Scope', 'Commitments', 'Timeline', 'Commercials', 'People', 'Background'],
    });
    assert.deepEqual(sectionsNamed(await win(org, team.seller.connection, deal.id)), ['Resources', 'Procurement']);
  });

  test('a complete brief that delivery has not accepted does not open the gate', async () => {
    const deal = await createDeal(org, team);
    await fillBrief(org, team, deal);
    const errors = await win(org, team.seller.connection, deal.id);
    assert.equal(errors.length, 1);
    assert.match(errors[0]?.message ?? '', /accepted/i);
  });

  test('a seller can not accept the own brief', async () => {
    const deal = await createDeal(org, team);
    await fillBrief(org, team, deal);
    await team.seller.connection.sobject('Handover_Brief__c').update({ Id: deal.briefId, Status__c: 'Submitted' });
    await assert.rejects(
      team.seller.connection.sobject('Handover_Brief__c').update({ Id: deal.briefId, Status__c: 'Accepted' }),
      /FIELD_CUSTOM_VALIDATION_EXCEPTION|accept/i,
    );
  });

  test('lowering the amount in the save that wins is judged by the new amount', async () => {
    const deal = await readyDeal(org, team);
    const errors = await win(org, team.seller.connection, deal.id, { Amount: AMOUNT * 0.8 });
    assert.equal(errors.length, 1);
    assert.match(errors[0]?.message ?? '', /discount/i);
    assert.deepEqual(
      await win(org, team.seller.connection, deal.id, { Amount: AMOUNT * 0.96 }),
      [],
      'within the free discount it closes',
    );
  });

  test('an approved discount opens the gate up to what was approved', async () => {
    const deal = await createDeal(org, team);
    await fillBrief(org, team, deal, { listPrice: AMOUNT / 0.85 });
    await team.seller.connection
      .sobject('Handover_Brief__c')
      .update({ Id: deal.briefId, Discount_Status__c: 'Requested', Discount_Requested__c: 15 });
    await assert.rejects(
      team.seller.connection.sobject('Handover_Brief__c').update({ Id: deal.briefId, Discount_Status__c: 'Approved' }),
      'nobody approves the own request',
    );
    await team.finance.connection
      .sobject('Handover_Brief__c')
      .update({ Id: deal.briefId, Discount_Status__c: 'Approved', Approved_Discount__c: 15 });
    await accept(team, deal);
    assert.deepEqual(await win(org, team.seller.connection, deal.id), []);
  });

  test('a ready and accepted deal closes, and stays editable', async () => {
    const deal = await readyDeal(org, team);
    assert.deepEqual(await win(org, team.seller.connection, deal.id), []);
    await team.seller.connection.sobject('Opportunity').update({ Id: deal.id, NextStep: 'Celebrate' });
  });

  test('a deal created already won is refused', async () => {
    const name = 'Created won';
    const results = await team.seller.connection
      .sobject('Opportunity')
      .create([dealFields(org, { Name: name, StageName: org.wonStage }) as { Name: string }]);
    assert.deepEqual(sectionsNamed(errorsOf(results)), [...SECTIONS]);
    const { totalSize } = await org.admin.query(`SELECT Id FROM Opportunity WHERE Name = '${name}'`);
    assert.equal(totalSize, 0);
  });

  test('a deal that sells no project closes freely', async () => {
    const created = await org.admin
      .sobject('Opportunity')
      .create(dealFields(org, { Handover_Sells_a_Project__c: false }) as { Name: string });
    assert.deepEqual(await win(org, org.admin, created.id ?? ''), []);
  });

  test("losing an unready deal is nobody's business", async () => {
    const deal = await createDeal(org, team);
    await team.seller.connection.sobject('Opportunity').update({ Id: deal.id, StageName: org.lostStage });
  });

  test('the holder of the data loader permission set may load won deals', async () => {
    const loader = await org.user('Handover_Data_Loader');
    const created = await loader.connection
      .sobject('Opportunity')
      .create(dealFields(org, { StageName: org.wonStage }) as { Name: string });
    assert.equal(created.success, true);
  });

  test('the policy makes a section optional without a change to any rule', async () => {
    const deal = await createDeal(org, team);
    await setPolicy(org.admin, { Background_Required__c: { type: 'boolean', value: 'false' } });
    const errors = await win(org, team.seller.connection, deal.id);
    await setPolicy(org.admin, {});
    assert.deepEqual(
      sectionsNamed(errors),
      SECTIONS.filter((section) => section !== 'Background'),
    );
  });

  test('gate modes: Off and Observe let an unready deal close, Enforce does not', async () => {
    for (const mode of ['Off', 'Observe']) {
      const deal = await createDeal(org, team);
      await setPolicy(org.admin, { Gate_Mode__c: { type: 'string', value: mode } });
      assert.deepEqual(await win(org, team.seller.connection, deal.id), [], mode);
    }
    const deal = await createDeal(org, team);
    await setPolicy(org.admin, { Gate_Mode__c: { type: 'string', value: 'Enforce' } });
    assert.notDeepEqual(await win(org, team.seller.connection, deal.id), []);
  });
});
