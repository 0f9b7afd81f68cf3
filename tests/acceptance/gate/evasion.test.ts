import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { AMOUNT, createDeal, createTeam, day, dealFields, readyDeal, save } from '../harness/deal.ts';
import { briefOf, SECTIONS, tryUpdate, win } from '../harness/deal.ts';
import type { SaveError, Team } from '../harness/deal.ts';
import { createReadyDeals } from '../harness/many-deals.ts';
import { deploy, setPolicy } from '../harness/metadata.ts';
import { assign, openOrg } from '../harness/org.ts';
import type { TestOrg } from '../harness/org.ts';

const BRIEF = 'Handover_Brief__c';

suite('Evasion: the ways around the gate are closed', () => {
  let org: TestOrg;
  let team: Team;
  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
  });
  after(() => org.close());

  const sectionsRefused = (errors: readonly SaveError[]) =>
    SECTIONS.filter((section) => errors.some((error) => error.message.startsWith(section)));

  /** No persona may write the lookup to the brief; an org's own permission set can allow it. */
  async function mayEditTheLookup(userId: string): Promise<void> {
    const name = 'Acceptance_Test_Writes_Brief_Lookup';
    const xml = `<?xml version="1.0" encoding="UTF-8"?><PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><fieldPermissions><editable>true</editable><field>Opportunity.Handover_Brief__c</field><readable>true</readable></fieldPermissions><label>Writes the brief lookup</label><objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Account</object><viewAllRecords>false</viewAllRecords></objectPermissions><objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Opportunity</object><viewAllRecords>false</viewAllRecords></objectPermissions></PermissionSet>`;
    await deploy(org.admin, { PermissionSet: [name] }, { [`permissionsets/${name}.permissionset`]: xml });
    await assign(org.admin, userId, [name]);
  }

  test('no persona writes the lookup to the brief', async () => {
    const ready = await readyDeal(org, team);
    const deal = await createDeal(org, team);
    const loader = await org.user('Handover_Data_Loader');
    for (const connection of [team.seller.connection, loader.connection, org.admin])
      assert.notEqual(await save(connection, 'Opportunity', { Id: deal.id, Handover_Brief__c: ready.briefId }), '');
    assert.equal(await briefOf(org.admin, deal.id), deal.briefId);
  });

  test('even who may write the lookup cannot borrow the ready brief of another deal', async () => {
    const seller = await org.user('Handover_Sales');
    await mayEditTheLookup(seller.id);
    const ready = await readyDeal(org, { ...team, seller });
    const deal = await createDeal(org, { ...team, seller });
    const borrowed = { Id: deal.id, Handover_Brief__c: ready.briefId };
    assert.match(await save(seller.connection, 'Opportunity', borrowed), /belongs to another deal/);
    const inTheWin = await win(org, seller.connection, deal.id, { Handover_Brief__c: ready.briefId });
    assert.deepEqual(
      inTheWin.map((error) => error.message.split('.')[0]),
      ['This brief belongs to another deal'],
    );
    assert.deepEqual(
      sectionsRefused(await win(org, seller.connection, deal.id, { Handover_Brief__c: null })),
      [...SECTIONS],
      'a deal without a brief has nothing ready',
    );
    assert.equal(await save(seller.connection, 'Opportunity', { Id: deal.id, Handover_Brief__c: null }), '');
    assert.equal(await briefOf(seller.connection, deal.id), deal.briefId, 'the next save links the own brief again');
  });

  test('a brief moves to no other deal, not even when its own is deleted', async () => {
    const ready = await readyDeal(org, team);
    const other = await org.admin
      .sobject('Opportunity')
      .create(dealFields(org, { Handover_Sells_a_Project__c: false }) as { Name: string });
    const move = { Id: ready.briefId, Opportunity__c: other.id };
    const loader = await org.user('Handover_Data_Loader');
    assert.match(await save(org.admin, BRIEF, move), /cannot be changed/);
    await org.admin.sobject('Opportunity').destroy(ready.id);
    const orphan = await org.admin.sobject(BRIEF).retrieve(ready.briefId);
    assert.equal(orphan['Opportunity__c'], null, 'the brief outlives its deal');
    for (const connection of [org.admin, loader.connection])
      assert.match(await save(connection, BRIEF, move), /cannot be changed/);
  });

  test('deleting the brief closes the gate, and the next save opens a new one', async () => {
    const deal = await readyDeal(org, team);
    await org.admin.sobject(BRIEF).destroy(deal.briefId);
    assert.deepEqual(sectionsRefused(await win(org, team.seller.connection, deal.id)), [...SECTIONS]);
    await team.seller.connection.sobject('Opportunity').update({ Id: deal.id, NextStep: 'Again' });
    const opened = await briefOf(team.seller.connection, deal.id);
    assert.ok(opened !== '' && opened !== deal.briefId);
  });

  test('amount and close date count as the winning save brings them', async () => {
    const deal = await readyDeal(org, team);
    const refused = async (fields: Record<string, unknown>) =>
      (await win(org, team.seller.connection, deal.id, fields)).map((error) => error.message.split(' is ')[0]);
    assert.deepEqual(await refused({ Amount: AMOUNT * 0.9 }), ['The discount']);
    assert.deepEqual(await refused({ Amount: null }), ['The discount'], 'no amount is a discount of 100 %');
    assert.deepEqual(await refused({ CloseDate: day(44) }), ['The agreed start']);
    assert.deepEqual(await refused({ CloseDate: day(40) }), []);
  });

  test('a seller takes a deal out of the gate neither at its creation nor in the save that wins it', async () => {
    const created = await team.seller.connection
      .sobject('Opportunity')
      .create(dealFields(org, { Handover_Sells_a_Project__c: false }) as { Name: string });
    const row = await org.admin.sobject('Opportunity').retrieve(created.id ?? '');
    assert.equal(row['Handover_Sells_a_Project__c'], true, 'ticked by policy');
    const errors = await win(org, team.seller.connection, created.id ?? '', { Handover_Sells_a_Project__c: false });
    assert.match(errors.map((error) => error.message).join(), /Only an administrator can say/);
  });

  test('stages that the policy lists count as won, by their whole name, and the platform is not asked', async () => {
    const deal = await createDeal(org, team);
    await setPolicy(org.admin, { Won_Stages__c: { type: 'string', value: `${org.openStage};` } });
    try {
      assert.deepEqual(await win(org, team.seller.connection, deal.id), [], 'a won stage that is not listed passes');
      const reopened = await save(team.seller.connection, 'Opportunity', { Id: deal.id, StageName: org.openStage });
      assert.match(reopened, /Scope is not ready/, 'a listed stage does not');
      await setPolicy(org.admin, { Won_Stages__c: { type: 'string', value: `${org.wonStage} in part` } });
      const other = await createDeal(org, team);
      assert.deepEqual(await win(org, team.seller.connection, other.id), [], 'a part of a listed name is not listed');
    } finally {
      await setPolicy(org.admin, {});
    }
  });

  test('deals created before the gate is enforced are exempt, and launch all the same', async () => {
    const deal = await createDeal(org, team);
    await setPolicy(org.admin, { Enforced_From__c: { type: 'date', value: day(2) } });
    try {
      assert.deepEqual(await win(org, team.seller.connection, deal.id), []);
    } finally {
      await setPolicy(org.admin, {});
    }
    const { totalSize } = await org.admin.query(
      `SELECT Id FROM Handover_Project__c WHERE Launch_Key__c = '${deal.id}' AND Brief__r.Sealed__c = true`,
    );
    assert.equal(totalSize, 1);
  });

  test('of 200 deals of two owners, saved in one request, exactly the unready ones are refused', async () => {
    const second = await org.user('Handover_Sales');
    const ready = [
      ...(await createReadyDeals(org, team, 99)),
      ...(await createReadyDeals(org, { ...team, seller: second }, 99)),
    ];
    const unready = [await createDeal(org, team), await createDeal(org, { ...team, seller: second })];
    const ids = [unready[0]?.id, ...ready, unready[1]?.id];
    const results = await tryUpdate(
      org.admin,
      'Opportunity',
      ids.map((Id) => ({ Id, StageName: org.wonStage })),
    );
    assert.deepEqual(
      results.map((errors) => sectionsRefused(errors).length),
      [SECTIONS.length, ...ready.map(() => 0), SECTIONS.length],
    );
    const launched = await org.admin.query<{ Launch_Key__c: string }>(
      `SELECT Launch_Key__c FROM Handover_Project__c WHERE Delivery_Lead__c = '${team.lead.id}' AND Opportunity__r.Account.Name = 'Customer of many'`,
    );
    assert.deepEqual(launched.records.map((row) => row.Launch_Key__c).sort(), [...ready].sort());
  });
});
