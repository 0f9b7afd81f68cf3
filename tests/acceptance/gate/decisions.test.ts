import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Connection } from 'jsforce';
import {
  accept,
  createDeal,
  createTeam,
  fillBrief,
  readyDeal,
  save as saveRecord,
  tryUpdate,
  win,
} from '../harness/deal.ts';
import type { Deal, Team } from '../harness/deal.ts';
import { deploy } from '../harness/metadata.ts';
import { openOrg } from '../harness/org.ts';
import type { TestOrg } from '../harness/org.ts';
import { noticesAbout } from '../harness/outbox.ts';
import { eventually } from '../harness/wait.ts';
import { skippedOnAnOrg } from '../harness/skip.ts';

const BRIEF = 'Handover_Brief__c';

interface Decision {
  readonly Id: string;
  readonly Kind__c: string;
  readonly Outcome__c: string;
  readonly Value__c: number | null;
  readonly Reason__c: string | null;
  readonly Requested_By__c: string | null;
  readonly Decided_By__c: string | null;
}

suite('Decisions: each decision on a brief is kept as a row, and the right people hear of it', () => {
  let org: TestOrg;
  let team: Team;
  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
  });
  after(() => org.close());

  const save = (connection: Connection, deal: Deal, fields: Record<string, unknown>) =>
    saveRecord(connection, BRIEF, { Id: deal.briefId, ...fields });
  async function decisions(deal: Deal): Promise<readonly Decision[]> {
    const { records } = await org.admin.query<Decision>(
      `SELECT Id, Kind__c, Outcome__c, Value__c, Reason__c, Requested_By__c, Decided_By__c FROM Handover_Decision__c WHERE Brief__c = '${deal.briefId}' ORDER BY Name`,
    );
    return records;
  }
  const told = (rows: readonly Decision[]) => rows.map((row) => `${row.Kind__c}: ${row.Outcome__c}`);

  test('approved, withdrawn by a new list price, asked again, rejected: the discount keeps its history', async () => {
    const deal = await createDeal(org, team);
    const request = {
      Discount_Status__c: 'Requested',
      Discount_Requested__c: 12,
      Discount_Reason__c: 'Two-year deal.',
    };
    await save(team.seller.connection, deal, { List_Price__c: 120_000, ...request });
    assert.deepEqual(await decisions(deal), [], 'a request is not a decision');
    await save(team.finance.connection, deal, { Discount_Status__c: 'Approved', Approved_Discount__c: 10 });
    await save(team.seller.connection, deal, { List_Price__c: 130_000 });
    await save(team.seller.connection, deal, request);
    await save(team.finance.connection, deal, { Discount_Status__c: 'Rejected' });
    const rows = await decisions(deal);
    assert.deepEqual(told(rows), ['Discount: Approved', 'Discount: Withdrawn', 'Discount: Rejected']);
    assert.deepEqual(
      rows.map((row) => row.Value__c),
      [10, 10, 12],
    );
    assert.deepEqual(
      rows.map((row) => row.Decided_By__c),
      [team.finance.id, team.seller.id, team.finance.id],
    );
    assert.ok(rows.every((row) => row.Requested_By__c === team.seller.id && row.Reason__c === 'Two-year deal.'));
  });

  test('returned with a reason, accepted, reopened: so does the brief; winning seals it without a row', async () => {
    const deal = await createDeal(org, team);
    await fillBrief(org, team, deal);
    await save(team.seller.connection, deal, { Status__c: 'Submitted' });
    await save(team.lead.connection, deal, { Status__c: 'Returned', Return_Reason__c: 'Who signs?' });
    await accept(team, deal);
    await save(team.seller.connection, deal, { Status__c: 'Draft' });
    await accept(team, deal);
    assert.deepEqual(await win(org, team.seller.connection, deal.id), []);
    const rows = await decisions(deal);
    assert.deepEqual(told(rows), [
      'Acceptance: Returned',
      'Acceptance: Accepted',
      'Acceptance: Reopened',
      'Acceptance: Accepted',
    ]);
    assert.equal(rows[0]?.Reason__c, 'Who signs?');
    assert.deepEqual([rows[1]?.Requested_By__c, rows[1]?.Decided_By__c], [team.seller.id, team.lead.id]);
    assert.equal(await save(org.admin, deal, { Sealed__c: false, Unseal_Reason__c: 'Wrong deal won.' }), '');
    const last = (await decisions(deal)).at(-1);
    assert.deepEqual([last?.Kind__c, last?.Outcome__c, last?.Reason__c], ['Seal', 'Unsealed', 'Wrong deal won.']);
  });

  test('a start before the purchase order is asked for and decided on record', async () => {
    const deal = await createDeal(org, team);
    await save(team.seller.connection, deal, { PO_Required__c: 'Yes', Start_Before_PO__c: 'Requested' });
    await save(team.finance.connection, deal, { Start_Before_PO__c: 'Approved' });
    assert.deepEqual(told(await decisions(deal)), ['Start before PO: Approved']);
  });

  test('a decision that was refused leaves no row', async () => {
    const deal = await createDeal(org, team);
    await save(team.seller.connection, deal, { Discount_Status__c: 'Requested', Discount_Requested__c: 12 });
    assert.notEqual(await save(team.seller.connection, deal, { Discount_Status__c: 'Approved' }), '');
    assert.deepEqual(await decisions(deal), []);
  });

  test('nobody writes history: no persona creates, changes or deletes a row, and no administrator changes one', async () => {
    const deal = await readyDeal(org, team);
    const [row] = await decisions(deal);
    const forged = {
      Brief__c: deal.briefId,
      Kind__c: 'Discount',
      Outcome__c: 'Approved',
      Decided_By__c: team.finance.id,
    };
    for (const connection of [team.seller.connection, team.lead.connection, team.finance.connection, org.admin]) {
      await assert.rejects(connection.sobject('Handover_Decision__c').create(forged));
      const [errors] = await tryUpdate(connection, 'Handover_Decision__c', [{ Id: row?.Id, Reason__c: 'Because.' }]);
      assert.notDeepEqual(errors, []);
    }
    assert.equal((await decisions(deal)).length, 1);
  });

  test(
    'what waits for a decision goes to who decides, what was decided to who asked and to the owner',
    { skip: skippedOnAnOrg('a real org delivers its notices') },
    async () => {
      const deal = await createDeal(org, team);
      await fillBrief(org, team, deal);
      await save(team.seller.connection, deal, { Discount_Status__c: 'Requested', Discount_Requested__c: 4 });
      await save(team.finance.connection, deal, { Discount_Status__c: 'Approved' });
      await accept(team, deal);
      const { records } = await org.admin.query<{ Id: string }>(
        "SELECT Id FROM Group WHERE Type = 'Queue' AND DeveloperName = 'Handover_Approvals'",
      );
      assert.deepEqual(
        (await noticesAbout(org, deal.briefId)).map(({ subject, recipients }) => [subject, ...recipients]),
        [
          [`Discount to decide: ${deal.name}`, records[0]?.Id],
          [`Discount approved: ${deal.name}`, team.seller.id],
          [`Brief to accept: ${deal.name}`, team.lead.id],
          [`Acceptance accepted: ${deal.name}`, team.seller.id],
        ],
      );
    },
  );

  test('a row that cannot be kept stops the decision, and the log says why; the winning deal does not depend on it', async () => {
    const deal = await readyDeal(org, team);
    const rule = (active: boolean) =>
      deploy(
        org.admin,
        { ValidationRule: ['Handover_Decision__c.Acceptance_Test_Refuses_Rows'] },
        {
          'objects/Handover_Decision__c.object': `<?xml version="1.0" encoding="UTF-8"?><CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><validationRules><fullName>Acceptance_Test_Refuses_Rows</fullName><active>${active}</active><description>The org's own rule.</description><errorConditionFormula>TRUE</errorConditionFormula><errorMessage>No rows here.</errorMessage></validationRules></CustomObject>`,
        },
      );
    await rule(true);
    try {
      assert.match(
        await save(team.seller.connection, deal, { Status__c: 'Draft' }),
        /could not be recorded.*No rows here/s,
      );
      const brief = await org.admin.sobject(BRIEF).retrieve(deal.briefId);
      assert.equal(brief['Status__c'], 'Accepted');
      assert.deepEqual(await win(org, team.seller.connection, deal.id), []);
    } finally {
      await rule(false);
    }
    const log = await eventually(
      () =>
        org.admin.query<{ Automation__c: string }>(
          `SELECT Automation__c FROM Handover_Log__c WHERE Record_Id__c = '${deal.briefId}'`,
        ),
      (answer) => answer.totalSize > 0,
    );
    assert.equal(log.records[0]?.Automation__c, 'Handover_Brief_AfterSave_RecordDecisions');
  });
});
