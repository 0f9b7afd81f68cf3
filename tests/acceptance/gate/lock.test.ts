import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { accept, AMOUNT, createDeal, createTeam, day, fillBrief, readyDeal, save, win } from '../harness/deal.ts';
import type { Deal, Team } from '../harness/deal.ts';
import { openOrg } from '../harness/org.ts';
import type { TestOrg } from '../harness/org.ts';

const BRIEF = 'Handover_Brief__c';
const ITEM = 'Handover_Item__c';
const REQUEST = 'Handover_Resource_Request__c';

suite('Lock and seal: what delivery accepted and what the deal was won with stay as they were', () => {
  let org: TestOrg;
  let team: Team;
  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
  });
  after(() => org.close());

  const brief = async (id: string) => (await org.admin.sobject(BRIEF).retrieve(id)) as Record<string, unknown>;
  const detailOf = async (object: string, deal: Deal) =>
    (await org.admin.query<{ Id: string }>(`SELECT Id FROM ${object} WHERE Brief__c = '${deal.briefId}'`)).records[0]
      ?.Id ?? '';
  const wonDeal = async () => {
    const deal = await readyDeal(org, team);
    assert.deepEqual(await win(org, team.seller.connection, deal.id), []);
    return deal;
  };

  test('an accepted brief refuses changes of what sales wrote, whoever makes them', async () => {
    const deal = await readyDeal(org, team);
    const changes: Record<string, unknown>[] = [
      { Scope_Summary__c: 'More of it.' },
      { Agreed_Start__c: day(50) },
      { List_Price__c: AMOUNT * 2 },
      { Payment_Terms__c: 'Some day' },
      { Client_Sponsor__c: null },
    ];
    for (const change of changes)
      for (const connection of [team.seller.connection, org.admin])
        assert.match(await save(connection, BRIEF, { Id: deal.briefId, ...change }), /accepted and therefore locked/);
    assert.match(
      await save(team.lead.connection, BRIEF, { Id: deal.briefId, Other_Cost__c: 9_999 }),
      /accepted and therefore locked/,
    );
  });

  test('reopening is a step of its own and takes the acceptance back, and with it the gate', async () => {
    const deal = await readyDeal(org, team);
    assert.match(
      await save(team.seller.connection, BRIEF, { Id: deal.briefId, Status__c: 'Draft', Scope_Summary__c: 'Other.' }),
      /accepted and therefore locked/,
    );
    assert.equal(await save(team.seller.connection, BRIEF, { Id: deal.briefId, Status__c: 'Draft' }), '');
    const reopened = await brief(deal.briefId);
    assert.deepEqual([reopened['Accepted_By__c'], reopened['Accepted_On__c']], [null, null]);
    assert.match((await win(org, team.seller.connection, deal.id))[0]?.message ?? '', /not accepted/);
    assert.equal(await save(team.seller.connection, BRIEF, { Id: deal.briefId, Scope_Summary__c: 'Other.' }), '');
    await accept(team, deal);
    assert.deepEqual(await win(org, team.seller.connection, deal.id), []);
  });

  test('an accepted brief is not submitted again without being reopened', async () => {
    const deal = await readyDeal(org, team);
    assert.match(
      await save(team.seller.connection, BRIEF, { Id: deal.briefId, Status__c: 'Submitted' }),
      /step is not possible/,
    );
  });

  test('items and requests of an accepted brief are neither changed nor added, but their fate may be told', async () => {
    const deal = await readyDeal(org, team);
    const { connection } = team.seller;
    const item = await detailOf(ITEM, deal);
    assert.match(await save(connection, ITEM, { Id: item, Due_Date__c: day(99) }), /accepted or sealed/);
    assert.match(await save(connection, ITEM, { Id: item, Standard__c: false }), /accepted or sealed/);
    await assert.rejects(
      connection.sobject(ITEM).create({ Brief__c: deal.briefId, Name: 'More' }),
      /accepted or sealed/,
    );
    assert.equal(await save(connection, ITEM, { Id: item, Status__c: 'Met' }), '');
    assert.match(await save(connection, ITEM, { Id: item, Status__c: 'Waived' }), /Closure Note/);
    const request = await detailOf(REQUEST, deal);
    assert.match(await save(team.lead.connection, REQUEST, { Id: request, Hours__c: 1 }), /accepted or sealed/);
    assert.match(await save(team.lead.connection, REQUEST, { Id: request, Cost_Rate__c: 1 }), /accepted or sealed/);
  });

  test('a section that is no longer ready after the acceptance closes the gate', async () => {
    const deal = await readyDeal(org, team);
    assert.equal(await save(team.seller.connection, BRIEF, { Id: deal.briefId, Delivery_Lead__c: null }), '');
    const errors = await win(org, team.seller.connection, deal.id);
    assert.deepEqual(
      errors.map((error) => error.message.split(' ')[0]),
      ['People'],
    );
  });

  test('items that an administrator deletes after the acceptance close the gate', async () => {
    const deal = await readyDeal(org, team);
    const items = await org.admin.query<{ Id: string }>(`SELECT Id FROM ${ITEM} WHERE Brief__c = '${deal.briefId}'`);
    await org.admin.sobject(ITEM).destroy(items.records.map((row) => row.Id));
    assert.match((await win(org, team.seller.connection, deal.id))[0]?.message ?? '', /^Scope is not ready/);
  });

  test('no persona deletes briefs, items, requests or projects', async () => {
    const deal = await wonDeal();
    const project = await org.admin.query<{ Id: string }>(
      `SELECT Id FROM Handover_Project__c WHERE Launch_Key__c = '${deal.id}'`,
    );
    const consultant = await org.user('Handover_Consultant');
    const loader = await org.user('Handover_Data_Loader');
    const records: [string, string][] = [
      [BRIEF, deal.briefId],
      [ITEM, await detailOf(ITEM, deal)],
      [REQUEST, await detailOf(REQUEST, deal)],
      ['Handover_Project__c', project.records[0]?.Id ?? ''],
    ];
    for (const user of [team.seller, team.lead, team.finance, consultant, loader])
      for (const [object, id] of records)
        await assert.rejects(
          user.connection.sobject(object).destroy(id),
          /INSUFFICIENT_ACCESS|insufficient access|NOT_FOUND/i,
          'who may not even see requests is told that there are none',
        );
  });

  test('a sealed brief changes in no field, not even by an administrator', async () => {
    const deal = await wonDeal();
    const changes: Record<string, unknown>[] = [
      { Status__c: 'Draft' },
      { Scope_Summary__c: 'Other.' },
      { Sensitivities__c: 'Gossip.' },
      { PO_Number__c: '4711' },
      { Delivery_Lead__c: null },
      { Approved_Discount__c: 50 },
      { Discount_Status__c: 'Requested', Discount_Requested__c: 50 },
      { Start_Before_PO__c: 'Requested' },
      { Accepted_By__c: org.adminId },
      { Sealed_On__c: '2020-01-01T00:00:00Z' },
      { Scope_Ready__c: false },
      { Missing__c: 'SCOPE_SUMMARY' },
    ];
    for (const change of changes)
      assert.match(
        await save(org.admin, BRIEF, { Id: deal.briefId, ...change }),
        /sealed/,
        `${JSON.stringify(change)} is refused`,
      );
    assert.equal((await brief(deal.briefId))['Sealed__c'], true);
  });

  test('what delivery decides and what became of a promise can be told on a sealed brief, nothing else', async () => {
    const deal = await wonDeal();
    const item = await detailOf(ITEM, deal);
    assert.equal(await save(team.lead.connection, ITEM, { Id: item, Delivery_Decision__c: 'Accepted' }), '');
    assert.equal(
      await save(team.seller.connection, ITEM, { Id: item, Status__c: 'Waived', Closure_Note__c: 'Agreed.' }),
      '',
    );
    assert.match(await save(org.admin, ITEM, { Id: item, Type__c: 'Risk' }), /accepted or sealed/);
    await assert.rejects(
      org.admin.sobject(ITEM).create({ Brief__c: deal.briefId, Name: 'More' }),
      /accepted or sealed/,
    );
    await assert.rejects(
      org.admin.sobject(REQUEST).create({ Brief__c: deal.briefId, Hours__c: 1, Role__c: await anyRole() }),
      /accepted or sealed/,
    );
  });

  const anyRole = async () =>
    (await org.admin.query<{ Id: string }>('SELECT Id FROM Handover_Role__c LIMIT 1')).records[0]?.Id ?? '';

  test('nobody seals by hand: personas have no such field, and for administrators the deal has to be won', async () => {
    const deal = await createDeal(org, team);
    const seal = { Id: deal.briefId, Sealed__c: true, Sealed_On__c: '2026-01-01T00:00:00Z' };
    for (const user of [team.seller, team.lead, team.finance])
      assert.notEqual(await save(user.connection, BRIEF, seal), '');
    assert.match(await save(org.admin, BRIEF, seal), /sealed by winning its deal/);
    assert.equal((await brief(deal.briefId))['Sealed__c'], false);
  });

  test('breaking the seal takes the right, a reason and a save of its own', async () => {
    const deal = await wonDeal();
    const unseal = { Id: deal.briefId, Sealed__c: false };
    for (const user of [team.seller, team.lead, team.finance])
      assert.notEqual(await save(user.connection, BRIEF, { ...unseal, Unseal_Reason__c: 'Please.' }), '');
    assert.match(await save(org.admin, BRIEF, unseal), /Unseal Reason/);
    assert.match(
      await save(org.admin, BRIEF, { ...unseal, Unseal_Reason__c: 'Wrong client.', List_Price__c: 1 }),
      /sealed/,
    );
    assert.equal(await save(org.admin, BRIEF, { ...unseal, Unseal_Reason__c: 'Wrong client.' }), '');
    assert.match(
      await save(org.admin, BRIEF, { Id: deal.briefId, List_Price__c: AMOUNT * 2 }),
      /accepted and therefore locked/,
      'the acceptance still holds',
    );
  });

  test('the seal can be broken although delivery decided on items since', async () => {
    const deal = await createDeal(org, team);
    await fillBrief(org, team, deal);
    const created = await team.seller.connection
      .sobject(ITEM)
      .create({ Brief__c: deal.briefId, Name: 'Odd', Type__c: 'Exception', Standard__c: false });
    const decide = (decision: string) =>
      save(team.lead.connection, ITEM, { Id: created.id, Delivery_Decision__c: decision });
    assert.equal(await decide('Accepted'), '');
    await accept(team, deal);
    await win(org, team.seller.connection, deal.id);
    assert.equal(await decide('Pending'), '');
    assert.equal(
      await save(org.admin, BRIEF, { Id: deal.briefId, Sealed__c: false, Unseal_Reason__c: 'Once more.' }),
      '',
    );
    assert.equal((await brief(deal.briefId))['Scope_Ready__c'], false);
  });

  test('a deal whose seal was broken passes the gate again before it is won again', async () => {
    const deal = await wonDeal();
    await save(org.admin, BRIEF, { Id: deal.briefId, Sealed__c: false, Unseal_Reason__c: 'Wrong client.' });
    await team.seller.connection.sobject('Opportunity').update({ Id: deal.id, StageName: org.openStage });
    assert.equal(await save(team.seller.connection, BRIEF, { Id: deal.briefId, Status__c: 'Draft' }), '');
    assert.match((await win(org, team.seller.connection, deal.id))[0]?.message ?? '', /not accepted/);
    await accept(team, deal);
    assert.deepEqual(await win(org, team.seller.connection, deal.id), []);
    assert.equal((await brief(deal.briefId))['Sealed__c'], true, 'sealed anew');
  });

  test('a deal won, lost and won again keeps its one project and its baseline', async () => {
    const deal = await wonDeal();
    await team.seller.connection.sobject('Opportunity').update({ Id: deal.id, StageName: org.lostStage });
    assert.deepEqual(await win(org, team.seller.connection, deal.id, { Amount: AMOUNT / 2 }), []);
    const { records } = await org.admin.query<{ Contract_Value__c: number }>(
      `SELECT Contract_Value__c FROM Handover_Project__c WHERE Opportunity__c = '${deal.id}'`,
    );
    assert.deepEqual(
      records.map((row) => row.Contract_Value__c),
      [AMOUNT],
    );
  });

  test('the baseline of a launched project changes for nobody', async () => {
    const deal = await wonDeal();
    const { records } = await org.admin.query<{ Id: string }>(
      `SELECT Id FROM Handover_Project__c WHERE Launch_Key__c = '${deal.id}'`,
    );
    const Id = records[0]?.Id;
    for (const change of [{ Contract_Value__c: 1 }, { Budget_Hours__c: 1 }, { Baseline_Margin__c: 1 }])
      for (const connection of [team.lead.connection, org.admin])
        assert.match(await save(connection, 'Handover_Project__c', { Id, ...change }), /baseline/);
    assert.match(await save(org.admin, 'Handover_Project__c', { Id, Launch_Key__c: null }), /baseline/);
  });
});
