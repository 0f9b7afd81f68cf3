import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Connection } from 'jsforce';
import { AMOUNT, createDeal, createRole, createTeam, dealFields, fillBrief, save, SECTIONS } from '../harness/deal.ts';
import { accept, briefOf, day, win } from '../harness/deal.ts';
import type { Deal, Team } from '../harness/deal.ts';
import { openOrg } from '../harness/org.ts';
import type { TestOrg } from '../harness/org.ts';

const BRIEF = 'Handover_Brief__c';
const REQUEST = 'Handover_Resource_Request__c';

suite('Approvals: who asks does not decide, and what was decided is not raised afterwards', () => {
  let org: TestOrg;
  let team: Team;
  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
  });
  after(() => org.close());

  const onBrief = (connection: Connection, deal: { briefId: string }, fields: Record<string, unknown>) =>
    save(connection, BRIEF, { Id: deal.briefId, ...fields });
  const brief = async (deal: Deal) =>
    (await org.admin.sobject(BRIEF).retrieve(deal.briefId)) as Record<string, unknown>;

  /** A deal with a list price of 125,000, that is at 20 % discount, and a request for it. */
  async function requestedDiscount(): Promise<Deal> {
    const deal = await createDeal(org, team);
    const request = { List_Price__c: AMOUNT / 0.8, Discount_Status__c: 'Requested', Discount_Requested__c: 20 };
    assert.equal(await onBrief(team.seller.connection, deal, request), '');
    return deal;
  }

  test('a blank approval grants what was requested, and notes who asked and who decided', async () => {
    const deal = await requestedDiscount();
    assert.equal(await onBrief(team.finance.connection, deal, { Discount_Status__c: 'Approved' }), '');
    const row = await brief(deal);
    assert.deepEqual([row['Approved_Discount__c'], row['Allowed_Discount__c'], row['Discount__c']], [20, 20, 20]);
    assert.deepEqual(
      [row['Discount_Requested_By__c'], row['Discount_Approved_By__c']],
      [team.seller.id, team.finance.id],
    );
  });

  test('a discount is approved neither without a request nor without the right', async () => {
    const deal = await createDeal(org, team);
    assert.match(
      await onBrief(team.finance.connection, deal, { Discount_Status__c: 'Approved', Approved_Discount__c: 20 }),
      /no open request/,
    );
    const requested = await requestedDiscount();
    assert.match(
      await onBrief(team.seller.connection, requested, { Discount_Status__c: 'Approved' }),
      /right to approve/,
    );
    assert.match(await onBrief(team.lead.connection, requested, { Discount_Status__c: 'Approved' }), /./);
    assert.equal((await brief(requested))['Discount_Status__c'], 'Requested');
  });

  test('who holds the right approves neither the own request nor a discount on the own deal', async () => {
    const both = await org.user('Handover_Sales', 'Handover_Finance');
    const asked = await createDeal(org, team);
    await onBrief(both.connection, asked, { Discount_Status__c: 'Requested', Discount_Requested__c: 20 });
    assert.match(
      await onBrief(both.connection, asked, { Discount_Status__c: 'Approved' }),
      /somebody else has to decide/,
    );
    const owned = await createDeal(org, { ...team, seller: both });
    await onBrief(team.seller.connection, owned, { Discount_Status__c: 'Requested', Discount_Requested__c: 20 });
    assert.match(
      await onBrief(both.connection, owned, { Discount_Status__c: 'Approved' }),
      /somebody else has to decide/,
    );
  });

  test('changing what somebody else requested makes it the own request', async () => {
    const both = await org.user('Handover_Sales', 'Handover_Finance');
    const deal = await requestedDiscount();
    assert.equal(await onBrief(both.connection, deal, { Discount_Requested__c: 40 }), '');
    assert.match(
      await onBrief(both.connection, deal, { Discount_Status__c: 'Approved' }),
      /somebody else has to decide/,
    );
  });

  test('an approved discount is not approved again with a higher percentage', async () => {
    const deal = await requestedDiscount();
    await onBrief(team.finance.connection, deal, { Discount_Status__c: 'Approved', Approved_Discount__c: 20 });
    for (const connection of [team.finance.connection, org.admin])
      assert.match(
        await onBrief(connection, deal, { Discount_Status__c: 'Approved', Approved_Discount__c: 60 }),
        /set by approving/,
      );
    assert.equal((await brief(deal))['Approved_Discount__c'], 20);
  });

  test('of two who decide at once the first one counts', async () => {
    const deal = await requestedDiscount();
    const second = await org.user('Handover_Finance');
    const results = await Promise.all([
      onBrief(team.finance.connection, deal, { Discount_Status__c: 'Approved', Approved_Discount__c: 20 }),
      onBrief(second.connection, deal, { Discount_Status__c: 'Approved', Approved_Discount__c: 60 }),
    ]);
    assert.equal(results.filter((message) => message === '').length, 1);
    const row = await brief(deal);
    assert.equal(row['Approved_Discount__c'], row['Discount_Approved_By__c'] === second.id ? 60 : 20);
  });

  test('a percentage is neither typed in by the seller nor by anybody before the decision', async () => {
    const deal = await requestedDiscount();
    assert.notEqual(await onBrief(team.seller.connection, deal, { Approved_Discount__c: 60 }), '');
    assert.match(await onBrief(team.finance.connection, deal, { Approved_Discount__c: 60 }), /set by approving/);
    assert.match(
      await onBrief(team.finance.connection, deal, { Discount_Status__c: 'Approved', Approved_Discount__c: 160 }),
      /between 0 and 100/,
    );
  });

  test('an approval ends when the list price changes, when it is withdrawn and when it is requested anew', async () => {
    const endings: Record<string, unknown>[] = [
      { List_Price__c: AMOUNT * 2 },
      { Discount_Status__c: 'None' },
      { Discount_Status__c: 'Requested', Discount_Requested__c: 30 },
    ];
    for (const ending of endings) {
      const deal = await requestedDiscount();
      await onBrief(team.finance.connection, deal, { Discount_Status__c: 'Approved' });
      assert.equal(await onBrief(team.seller.connection, deal, ending), '');
      const row = await brief(deal);
      assert.deepEqual(
        [row['Approved_Discount__c'], row['Discount_Approved_By__c'], row['Allowed_Discount__c']],
        [null, null, 5],
        JSON.stringify(ending),
      );
    }
  });

  test('a discount that is withdrawn after the acceptance closes the gate', async () => {
    const deal = await requestedDiscount();
    await fillBrief(org, team, deal, { listPrice: AMOUNT / 0.8 });
    await onBrief(team.finance.connection, deal, { Discount_Status__c: 'Approved' });
    await accept(team, deal);
    assert.equal(await onBrief(team.seller.connection, deal, { Discount_Status__c: 'None' }), '');
    const errors = await win(org, team.seller.connection, deal.id);
    assert.deepEqual(
      errors.map((error) => error.message.split(' is ')[0]),
      ['The discount'],
    );
  });

  test('a start before the purchase order is approved by somebody else only, and makes the section ready', async () => {
    const deal = await createDeal(org, team);
    await onBrief(team.seller.connection, deal, { PO_Required__c: 'Yes' });
    assert.match(await onBrief(team.finance.connection, deal, { Start_Before_PO__c: 'Approved' }), /no open request/);
    assert.equal(await onBrief(team.seller.connection, deal, { Start_Before_PO__c: 'Requested' }), '');
    assert.match(await onBrief(team.seller.connection, deal, { Start_Before_PO__c: 'Approved' }), /right to approve/);
    assert.equal((await brief(deal))['Procurement_Ready__c'], false);
    assert.equal(await onBrief(team.finance.connection, deal, { Start_Before_PO__c: 'Approved' }), '');
    assert.equal((await brief(deal))['Procurement_Ready__c'], true);
  });

  test('a brief is accepted neither by who submitted it, also in two steps, nor by the owner of the deal', async () => {
    const both = await org.user('Handover_Sales', 'Handover_Delivery_Lead');
    const submitted = await createDeal(org, team);
    await fillBrief(org, team, submitted);
    assert.match(await onBrief(both.connection, submitted, { Status__c: 'Accepted' }), /step is not possible/);
    assert.equal(await onBrief(both.connection, submitted, { Status__c: 'Submitted' }), '');
    assert.match(await onBrief(both.connection, submitted, { Status__c: 'Accepted' }), /submitted this brief/);
    const owned = await createDeal(org, { ...team, seller: both });
    await fillBrief(org, { ...team, seller: both }, owned);
    assert.equal(await onBrief(team.seller.connection, owned, { Status__c: 'Submitted' }), '');
    assert.match(await onBrief(both.connection, owned, { Status__c: 'Accepted' }), /own this deal/);
  });

  test('delivery accepts only what is complete, and returns a brief only with a reason', async () => {
    const deal = await createDeal(org, team);
    await fillBrief(org, team, deal, { sections: SECTIONS.filter((section) => section !== 'Background') });
    await onBrief(team.seller.connection, deal, { Status__c: 'Submitted' });
    assert.match(await onBrief(team.lead.connection, deal, { Status__c: 'Accepted' }), /not every required section/);
    assert.match(await onBrief(team.lead.connection, deal, { Status__c: 'Returned' }), /Return Reason/);
    assert.match(await onBrief(team.seller.connection, deal, { Status__c: 'Returned' }), /Only delivery can return/);
    assert.equal(
      await onBrief(team.lead.connection, deal, { Status__c: 'Returned', Return_Reason__c: 'Why did they buy?' }),
      '',
    );
  });

  test('a new brief begins without decisions', async () => {
    const deal = await org.admin
      .sobject('Opportunity')
      .create(dealFields(org, { Handover_Sells_a_Project__c: false }) as { Name: string });
    assert.equal(await briefOf(org.admin, deal.id ?? ''), '');
    const open = (fields: Record<string, unknown>) =>
      org.admin.sobject(BRIEF).create({ Opportunity__c: deal.id, ...fields });
    await assert.rejects(open({ Status__c: 'Accepted' }), /starts as Draft/);
    await assert.rejects(open({ Discount_Status__c: 'Approved' }), /starts as Draft/);
    const { id } = await open({ Approved_Discount__c: 20 });
    const opened = await org.admin.sobject(BRIEF).retrieve(id ?? '');
    assert.equal(opened['Approved_Discount__c'], null, 'a percentage without a decision is dropped');
  });

  test('a resource is confirmed neither by sales, nor by the requested person, nor by the owner of the deal', async () => {
    const deal = await createDeal(org, team);
    const colleague = await org.user('Handover_Delivery_Lead');
    const request = async (fields: Record<string, unknown>) => {
      const created = await team.seller.connection
        .sobject(REQUEST)
        .create({ Brief__c: deal.briefId, Role__c: await createRole(org), Hours__c: 8, ...fields });
      return created.id ?? '';
    };
    const own = await request({ Person__c: team.lead.id });
    const confirm = (connection: Connection, Id: string, fields: Record<string, unknown> = {}) =>
      save(connection, REQUEST, { Id, Status__c: 'Confirmed', ...fields });
    assert.match(await confirm(team.seller.connection, own), /Only delivery confirms/);
    assert.match(await confirm(team.lead.connection, own), /somebody else has to confirm/);
    assert.match(
      await confirm(team.lead.connection, own, { Person__c: colleague.id }),
      /somebody else has to confirm/,
      'not by naming somebody else in the same save',
    );
    assert.equal(await confirm(colleague.connection, own), '');
    const open = await request({});
    assert.equal(await confirm(team.lead.connection, open), '');
    assert.match(
      await save(team.lead.connection, REQUEST, { Id: open, Person__c: team.lead.id }),
      /somebody else has to confirm/,
      'nor by taking the confirmed request over',
    );
    await assert.rejects(request({ Status__c: 'Confirmed' }), /Only delivery confirms/);
  });

  test('a confirmed request is firm: sales changes it only by giving the confirmation up', async () => {
    const deal = await createDeal(org, team);
    await fillBrief(org, team, deal, { sections: ['Resources'] });
    const { records } = await org.admin.query<{ Id: string }>(
      `SELECT Id FROM ${REQUEST} WHERE Brief__c = '${deal.briefId}'`,
    );
    const Id = records[0]?.Id;
    assert.match(await save(team.seller.connection, REQUEST, { Id, Hours__c: 999 }), /confirmed as it is/);
    assert.equal(await save(team.seller.connection, REQUEST, { Id, Hours__c: 999, Status__c: 'Assumed' }), '');
    assert.equal((await brief(deal))['Resources_Ready__c'], false);
  });

  test('sales does not decide on what is not standard', async () => {
    const deal = await createDeal(org, team);
    const item = { Brief__c: deal.briefId, Name: 'Odd', Type__c: 'Exception', Standard__c: false };
    await assert.rejects(
      team.seller.connection.sobject('Handover_Item__c').create({ ...item, Delivery_Decision__c: 'Accepted' }),
    );
    const { id } = await team.seller.connection.sobject('Handover_Item__c').create(item);
    assert.notEqual(
      await save(team.seller.connection, 'Handover_Item__c', { Id: id, Delivery_Decision__c: 'Accepted' }),
      '',
    );
    assert.equal(
      await save(team.lead.connection, 'Handover_Item__c', { Id: id, Delivery_Decision__c: 'Accepted' }),
      '',
    );
  });

  test('what delivery accepted is not rewritten by sales while the decision stands', async () => {
    const deal = await createDeal(org, team);
    const ITEM = 'Handover_Item__c';
    const item = { Brief__c: deal.briefId, Name: 'Odd', Type__c: 'Deliverable', Standard__c: false, Hours__c: 8 };
    const { id } = await team.seller.connection.sobject(ITEM).create(item);
    await team.lead.connection.sobject(ITEM).update({ Id: id ?? '', Delivery_Decision__c: 'Accepted' });
    for (const change of [{ Name: 'Odder' }, { Hours__c: 800 }, { Standard__c: true }])
      assert.match(await save(team.seller.connection, ITEM, { Id: id, ...change }), /accepted this item as it is/);
    assert.equal(await save(team.seller.connection, ITEM, { Id: id, Due_Date__c: day(30) }), '');
    await team.lead.connection.sobject(ITEM).update({ Id: id ?? '', Delivery_Decision__c: 'Pending' });
    assert.equal(await save(team.seller.connection, ITEM, { Id: id, Hours__c: 800 }), '');
  });
});
