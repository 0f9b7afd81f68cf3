import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Connection } from 'jsforce';
import { AMOUNT, createDeal, createTeam, day, dealFields, readyDeal, tryUpdate, win } from '../harness/deal.ts';
import type { Deal, Team } from '../harness/deal.ts';
import { openOrg } from '../harness/org.ts';
import type { TestOrg } from '../harness/org.ts';

interface Outcome {
  readonly outMessage: string | null;
  readonly outError: string | null;
  readonly outDifference?: string | null;
  readonly projectId?: string | null;
}

/** Runs one of the package's actions as the user of the connection, as a button or an integration would. */
async function run(connection: Connection, flow: string, inputs: Record<string, unknown>): Promise<Outcome> {
  const [result] = await connection.requestPost<{ isSuccess: boolean; outputValues: Outcome }[]>(
    `/services/data/v66.0/actions/custom/flow/${flow}`,
    { inputs: [inputs] },
  );
  assert.equal(result?.isSuccess, true, JSON.stringify(result));
  return result.outputValues;
}

suite('Actions: reopen the brief, start a project by hand, take over products', () => {
  let org: TestOrg;
  let team: Team;
  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
  });
  after(() => org.close());
  const projects = async (dealId: string) =>
    (
      await org.admin.query<Record<string, unknown>>(
        `SELECT Id, Name, Launch_Key__c, Brief__c, Account__c, Contract_Value__c, Budget_Cost__c, Brief__r.Sealed__c FROM Handover_Project__c WHERE Opportunity__c = '${dealId}' ORDER BY CreatedDate, Id`,
      )
    ).records;

  test('the seller reopens an accepted brief from the brief or from its deal, and then it can be changed', async () => {
    for (const by of ['briefId', 'id'] as const) {
      const deal = await readyDeal(org, team);
      const told = await run(team.seller.connection, 'Handover_Reopen_Brief', { recordId: deal[by] });
      assert.deepEqual([told.outError, /draft again/.test(told.outMessage ?? '')], [null, true]);
      const brief = await org.admin.sobject('Handover_Brief__c').retrieve(deal.briefId);
      assert.deepEqual([brief['Status__c'], brief['Accepted_By__c']], ['Draft', null]);
    }
  });

  test('reopening obeys rights and the seal', async () => {
    const deal = await readyDeal(org, team);
    const refused = await run(team.finance.connection, 'Handover_Reopen_Brief', { recordId: deal.briefId });
    assert.match(refused.outError ?? '', /Unable to create\/update fields: Status__c/);
    const outsider = await org.user();
    assert.ok((await run(outsider.connection, 'Handover_Reopen_Brief', { recordId: deal.briefId })).outError);
    assert.deepEqual(await win(org, team.seller.connection, deal.id), []);
    const sealed = await run(team.seller.connection, 'Handover_Reopen_Brief', { recordId: deal.briefId });
    assert.match(sealed.outError ?? '', /sealed/);
    const brief = await org.admin.sobject('Handover_Brief__c').retrieve(deal.briefId);
    assert.equal(brief['Status__c'], 'Accepted');
  });

  test('a deal won before the package came gets its project from its brief, once', async () => {
    const loader = await org.user('Handover_Data_Loader');
    const account = await org.admin.sobject('Account').create({ Name: 'Old customer' });
    const won = await loader.connection.sobject('Opportunity').create(
      dealFields(org, {
        AccountId: account.id,
        StageName: org.wonStage,
        Handover_Sells_a_Project__c: true,
      }) as { Name: string },
    );
    const dealId = won.id ?? '';
    assert.deepEqual(await projects(dealId), []);
    const started = await run(team.lead.connection, 'Handover_Start_Project', { recordId: dealId });
    assert.equal(started.outError, null);
    const [first] = await projects(dealId);
    assert.deepEqual(
      [first?.['Id'], first?.['Launch_Key__c'], first?.['Account__c'], first?.['Contract_Value__c']],
      [started.projectId, dealId, account.id, AMOUNT],
    );
    const again = await run(team.lead.connection, 'Handover_Start_Project', { recordId: dealId });
    assert.match(again.outMessage ?? '', /further project/);
    const keys = (await projects(dealId)).map((project) => project['Launch_Key__c']);
    assert.deepEqual(keys, [dealId, null], 'one launched project, whatever was started');
  });

  test('a further project shares deal, brief and client, and counts no value twice', async () => {
    const deal = await readyDeal(org, team);
    await win(org, team.seller.connection, deal.id);
    const inputs = { recordId: deal.briefId, projectName: 'Phase two' };
    const started = await run(team.lead.connection, 'Handover_Start_Project', inputs);
    const [first, further] = await projects(deal.id);
    assert.deepEqual(
      [further?.['Id'], further?.['Name'], further?.['Brief__c'], further?.['Account__c']],
      [started.projectId, 'Phase two', deal.briefId, deal.accountId],
    );
    assert.deepEqual([first?.['Contract_Value__c'], further?.['Contract_Value__c']], [AMOUNT, null]);
  });

  test('a project is started neither without the right nor before the win nor for a deal that sells none', async () => {
    const deal = await readyDeal(org, team);
    const start = async (connection: Connection, recordId: string) =>
      (await run(connection, 'Handover_Start_Project', { recordId })).outError ?? '';
    assert.match(await start(team.lead.connection, deal.id), /win it first/);
    const other = await org.admin
      .sobject('Opportunity')
      .create(dealFields(org, { Handover_Sells_a_Project__c: false }) as { Name: string });
    assert.match(await start(team.lead.connection, other.id ?? ''), /sells no project/);
    assert.match(await start(team.lead.connection, team.lead.id), /no deal/);
    await win(org, team.seller.connection, deal.id);
    assert.match(await start(team.seller.connection, deal.id), /permission Handover: Start Project is missing/);
    assert.equal((await projects(deal.id)).length, 1);
  });

  test('the flows behind the launch, called by themselves, do nothing that their caller may not do', async () => {
    const deal = await readyDeal(org, team);
    const inputs = { dealId: deal.id, dealName: 'Forged', briefId: deal.briefId, contractValue: 1 };
    for (const { connection } of [team.seller, team.lead, team.finance])
      assert.ok((await run(connection, 'Handover_Launch_Project', inputs)).outError);
    assert.deepEqual(await projects(deal.id), []);
    const brief = await org.admin.sobject('Handover_Brief__c').retrieve(deal.briefId);
    assert.equal(brief['Sealed__c'], false);
  });

  /** Sells products on the deal: name, quantity, list price; answers the ids of the lines. */
  async function sell(deal: Deal, ...products: readonly [string, number, number][]): Promise<string[]> {
    const { records } = await org.admin.query<{ Id: string }>('SELECT Id FROM Pricebook2 WHERE IsStandard = true');
    const Pricebook2Id = records[0]?.Id ?? '';
    await org.admin.sobject('Opportunity').update({ Id: deal.id, Pricebook2Id });
    const lines: string[] = [];
    for (const [Name, Quantity, UnitPrice] of products) {
      const product = await org.admin.sobject('Product2').create({ Name, IsActive: true });
      const entry = await org.admin
        .sobject('PricebookEntry')
        .create({ Pricebook2Id, Product2Id: product.id ?? '', UnitPrice, IsActive: true });
      const line = await org.admin.sobject('OpportunityLineItem').create({
        OpportunityId: deal.id,
        PricebookEntryId: entry.id ?? '',
        Quantity,
        UnitPrice,
        ServiceDate: day(60),
      });
      lines.push(line.id ?? '');
    }
    return lines;
  }
  const items = async (deal: Deal) =>
    (
      await org.admin.query<{ Id: string; Name: string; Type__c: string; Due_Date__c: string; Description__c: string }>(
        `SELECT Id, Name, Type__c, Due_Date__c, Description__c FROM Handover_Item__c WHERE Brief__c = '${deal.briefId}' ORDER BY Name`,
      )
    ).records;
  const takeOver = (deal: Deal, inputs: Record<string, unknown> = {}) =>
    run(team.seller.connection, 'Handover_Take_Over_Products', { recordId: deal.id, ...inputs });

  test('taking over makes a deliverable of each product and sets the list price', async () => {
    const deal = await createDeal(org, team, { Amount: 90_000 });
    await sell(deal, ['Portal', 1, 80_000], ['Training day', 4, 5_000]);
    const told = await takeOver(deal);
    assert.deepEqual([told.outError, told.outMessage], [null, '2 new, 0 changed, 0 no longer sold.']);
    assert.deepEqual(
      (await items(deal)).map((item) => [item.Name, item.Type__c, item.Due_Date__c]),
      [
        ['Portal', 'Deliverable', day(60)],
        ['Training day (4)', 'Deliverable', day(60)],
      ],
    );
    const brief = await org.admin.sobject('Handover_Brief__c').retrieve(deal.briefId);
    assert.equal(brief['List_Price__c'], 100_000);
  });

  test('run again it shows and applies the difference, keeps what people wrote, and deletes nothing', async () => {
    const deal = await createDeal(org, team, { Amount: 10_000 });
    const [portal = '', training = ''] = await sell(deal, ['Portal', 1, 80_000], ['Training day', 4, 5_000]);
    await takeOver(deal);
    const [written] = await items(deal);
    await team.seller.connection
      .sobject('Handover_Item__c')
      .update({ Id: written?.Id ?? '', Description__c: 'With single sign-on.' });
    assert.equal((await takeOver(deal)).outMessage, '0 new, 0 changed, 0 no longer sold.');
    await org.admin.sobject('OpportunityLineItem').update({ Id: portal, ServiceDate: day(90) });
    await org.admin.sobject('OpportunityLineItem').destroy(training);
    await sell(deal, ['Support', 1, 1_000]);
    const shown = await takeOver(deal, { onlyShow: true });
    assert.equal(shown.outMessage, '1 new, 1 changed, 1 no longer sold; nothing was written.');
    assert.deepEqual((shown.outDifference ?? '').split(/<br\s*\/?>|\n/).filter(Boolean), [
      '- Training day (4)',
      '~ Portal',
      '+ Support',
    ]);
    assert.equal((await items(deal)).length, 2);
    await takeOver(deal);
    assert.deepEqual(
      (await items(deal)).map((item) => [item.Name, item.Due_Date__c, item.Description__c]),
      [
        ['Portal', day(90), 'With single sign-on.'],
        ['Support', day(60), null],
        ['Training day (4)', day(60), null],
      ],
    );
    const brief = await org.admin.sobject('Handover_Brief__c').retrieve(deal.briefId);
    assert.equal(brief['List_Price__c'], 81_000);
  });

  test('an accepted brief is not changed by taking over', async () => {
    const deal = await readyDeal(org, team);
    await sell(deal, ['Portal', 1, 80_000]);
    const before = await items(deal);
    assert.match((await takeOver(deal)).outError ?? '', /accepted or sealed/);
    assert.deepEqual(await items(deal), before);
    const [errors] = await tryUpdate(team.seller.connection, 'Handover_Brief__c', [
      { Id: deal.briefId, List_Price__c: 80_000 },
    ]);
    assert.notDeepEqual(errors, []);
  });
});
