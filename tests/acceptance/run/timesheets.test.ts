import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Connection } from 'jsforce';
import { createRole, createTeam, readyDeal, save as saveRecord, win } from '../harness/deal.ts';
import type { Team } from '../harness/deal.ts';
import { openOrg } from '../harness/org.ts';
import type { TestOrg, TestUser } from '../harness/org.ts';

const SHEET = 'Handover_Timesheet__c';

suite('Timesheets: hours are entered by who worked them and booked by somebody else', () => {
  let org: TestOrg;
  let team: Team;
  let consultant: TestUser;
  let colleague: TestUser;
  let projectId: string;
  let roleId: string;
  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
    consultant = await org.user('Handover_Consultant');
    colleague = await org.user('Handover_Consultant');
    roleId = await createRole(org);
    const deal = await readyDeal(org, team);
    await win(org, team.seller.connection, deal.id);
    const { records } = await org.admin.query<{ Id: string }>(
      `SELECT Id FROM Handover_Project__c WHERE Launch_Key__c = '${deal.id}'`,
    );
    projectId = records[0]?.Id ?? '';
  });
  after(() => org.close());

  const save = (connection: Connection, record: Record<string, unknown>) => saveRecord(connection, SHEET, record);
  const read = async (id: string) => (await org.admin.sobject(SHEET).retrieve(id)) as Record<string, unknown>;

  let week = 0;
  /** Enters eight hours as the user, each time in another week; a Thursday is given, as people do. */
  async function enter(user: TestUser, fields: Record<string, unknown> = {}): Promise<string> {
    week += 1;
    const thursday = new Date(Date.UTC(2026, 0, 1) + week * 7 * 86_400_000).toISOString().slice(0, 10);
    const { id } = await user.connection.sobject(SHEET).create({
      Project__c: projectId,
      Person__c: user.id,
      Role__c: roleId,
      Week_Starting__c: thursday,
      Monday_Hours__c: 8,
      ...fields,
    } as { Project__c: string });
    return id ?? '';
  }

  test("a week begins on the policy's first day, whatever day is entered", async () => {
    const id = await enter(consultant, { Week_Starting__c: '2026-11-19' });
    assert.equal((await read(id))['Week_Starting__c'], '2026-11-16');
    await assert.rejects(enter(consultant, { Week_Starting__c: '2026-11-22' }), /DUPLICATE_VALUE|duplicate value/);
  });

  test('the page that enters hours reads that first day from the project, as it cannot read the policy', async () => {
    const { records } = await consultant.connection.query<{ First_Day_of_Week__c: number }>(
      `SELECT First_Day_of_Week__c FROM Handover_Project__c WHERE Id = '${projectId}'`,
    );
    const id = await enter(consultant);
    const begins = new Date(`${String((await read(id))['Week_Starting__c'])}T00:00:00Z`).getUTCDay() + 1;
    assert.equal(records[0]?.First_Day_of_Week__c, begins);
  });

  test('nobody enters or changes the week of somebody else, unless they approve weeks', async () => {
    await assert.rejects(enter(consultant, { Person__c: colleague.id }), /week of somebody else/);
    const theirs = await enter(colleague);
    assert.match(await save(consultant.connection, { Id: theirs, Monday_Hours__c: 1 }), /week of somebody else/);
    assert.match(await save(consultant.connection, { Id: theirs, Person__c: consultant.id }), /week of somebody else/);
    assert.equal(await save(team.lead.connection, { Id: theirs, Notes__c: 'Entered by phone.' }), '');
    assert.equal(await save(colleague.connection, { Id: theirs, Monday_Hours__c: 7 }), '');
  });

  test('hours are neither negative nor more than a day has, and belong to a person and a role', async () => {
    await assert.rejects(enter(consultant, { Tuesday_Hours__c: -1 }), /between 0 and 24/);
    await assert.rejects(enter(consultant, { Sunday_Hours__c: 24.5 }), /between 0 and 24/);
    await assert.rejects(enter(consultant, { Person__c: null }), /whose hours/);
    await assert.rejects(enter(consultant, { Role__c: null }), /in which role/);
  });

  test('only a submitted week is decided on', async () => {
    await assert.rejects(
      enter(team.lead, { Status__c: 'Approved', Person__c: consultant.id }),
      /Only a submitted week/,
    );
    const draft = await enter(consultant);
    assert.match(await save(team.lead.connection, { Id: draft, Status__c: 'Approved' }), /Only a submitted week/);
    await save(consultant.connection, { Id: draft, Status__c: 'Submitted' });
    assert.match(await save(consultant.connection, { Id: draft, Status__c: 'Approved' }), /Only a delivery lead/);
    assert.equal(await save(team.lead.connection, { Id: draft, Status__c: 'Approved' }), '');
    assert.equal((await read(draft))['Approved_By__c'], team.lead.id);
  });

  test('a lead approves the own week neither directly nor by handing it over in the same save', async () => {
    const own = await enter(team.lead, { Status__c: 'Submitted' });
    assert.match(await save(team.lead.connection, { Id: own, Status__c: 'Approved' }), /your own week/);
    assert.match(
      await save(team.lead.connection, { Id: own, Status__c: 'Approved', Person__c: colleague.id }),
      /your own week/,
    );
    assert.equal((await read(own))['Status__c'], 'Submitted');
  });

  test('a week that a lead enters or hands to somebody else, and submits, is approved by another lead', async () => {
    const forAnother = await enter(team.lead, { Person__c: colleague.id, Status__c: 'Submitted' });
    const handedOver = await enter(team.lead, { Status__c: 'Submitted' });
    assert.equal(await save(team.lead.connection, { Id: handedOver, Person__c: colleague.id }), '');
    const otherLead = await org.user('Handover_Delivery_Lead');
    for (const id of [forAnother, handedOver]) {
      assert.equal((await read(id))['Submitted_By__c'], team.lead.id);
      assert.match(await save(team.lead.connection, { Id: id, Status__c: 'Approved' }), /you submitted it/);
      assert.match(
        await save(team.lead.connection, { Id: id, Submitted_By__c: colleague.id, Status__c: 'Approved' }),
        /Submitted_By__c|you submitted it/,
      );
      assert.equal(await save(otherLead.connection, { Id: id, Status__c: 'Approved' }), '');
    }
  });

  test('an approved week is locked for everybody; rejecting it opens it again', async () => {
    const id = await enter(consultant, { Status__c: 'Submitted' });
    await save(team.lead.connection, { Id: id, Status__c: 'Approved' });
    for (const connection of [consultant.connection, team.lead.connection, org.admin])
      assert.match(await save(connection, { Id: id, Monday_Hours__c: 1 }), /approved and therefore locked/);
    assert.match(await save(org.admin, { Id: id, Cost_Rate__c: 1 }), /approved and therefore locked/);
    assert.match(
      await save(team.lead.connection, { Id: id, Status__c: 'Rejected', Monday_Hours__c: 1 }),
      /approved and therefore locked/,
    );
    assert.match(await save(consultant.connection, { Id: id, Status__c: 'Draft' }), /approved and therefore locked/);
    await assert.rejects(consultant.connection.sobject(SHEET).destroy(id), /INSUFFICIENT_ACCESS|insufficient access/i);
    assert.equal(await save(team.lead.connection, { Id: id, Status__c: 'Rejected', Rejection_Reason__c: 'Six.' }), '');
    assert.equal(await save(consultant.connection, { Id: id, Status__c: 'Draft', Monday_Hours__c: 6 }), '');
    assert.equal((await read(id))['Approved_By__c'], null);
  });

  test('a rejection says why, also of an approved week; the reason stays until the week is submitted again', async () => {
    const id = await enter(consultant, { Status__c: 'Submitted' });
    assert.match(await save(team.lead.connection, { Id: id, Status__c: 'Rejected' }), /Fill in Rejection Reason/);
    await save(team.lead.connection, { Id: id, Status__c: 'Approved' });
    assert.match(await save(team.lead.connection, { Id: id, Status__c: 'Rejected' }), /Fill in Rejection Reason/);
    const reason = { Rejection_Reason__c: 'Monday was a holiday.' };
    assert.match(await save(team.lead.connection, { Id: id, ...reason }), /approved and therefore locked/);
    assert.equal(await save(team.lead.connection, { Id: id, Status__c: 'Rejected', ...reason }), '');
    assert.match(await save(team.lead.connection, { Id: id, Rejection_Reason__c: null }), /Fill in Rejection Reason/);
    await save(consultant.connection, { Id: id, Status__c: 'Draft', Monday_Hours__c: 0 });
    const seen = await consultant.connection.query<typeof reason>(
      `SELECT Rejection_Reason__c FROM ${SHEET} WHERE Id = '${id}'`,
    );
    assert.equal(seen.records[0]?.Rejection_Reason__c, reason.Rejection_Reason__c);
    await save(consultant.connection, { Id: id, Status__c: 'Submitted' });
    assert.equal((await read(id))['Rejection_Reason__c'], null);
    assert.equal((await read(id))['Status__c'], 'Submitted');
  });

  test('rates are copied once: a later rate card re-costs nothing, another role in Draft does', async () => {
    const cheap = (await org.admin
      .sobject('Handover_Role__c')
      .create({ Name: 'Junior', Cost_Rate__c: 10, Bill_Rate__c: 20 })) as { id: string };
    const id = await enter(consultant, { Role__c: cheap.id });
    const rates = async () => {
      const row = await read(id);
      return [row['Cost_Rate__c'], row['Bill_Rate__c'], row['Cost__c'], row['Billable_Value__c']];
    };
    assert.deepEqual(await rates(), [10, 20, 80, 160]);
    await org.admin.sobject('Handover_Role__c').update({ Id: cheap.id, Cost_Rate__c: 99, Bill_Rate__c: 99 });
    await save(consultant.connection, { Id: id, Notes__c: 'Later.' });
    assert.deepEqual(await rates(), [10, 20, 80, 160]);
    await save(consultant.connection, { Id: id, Status__c: 'Submitted' });
    assert.match(await save(consultant.connection, { Id: id, Role__c: roleId }), /role of a submitted week is fixed/);
    assert.equal(await save(consultant.connection, { Id: id, Status__c: 'Draft', Role__c: roleId }), '');
    assert.deepEqual(await rates(), [60, 120, 480, 960]);
  });

  test('a consultant neither sees nor sets a rate', async () => {
    for (const field of ['Cost_Rate__c', 'Bill_Rate__c', 'Cost__c', 'Billable_Value__c']) {
      await assert.rejects(
        async () => consultant.connection.query(`SELECT ${field} FROM ${SHEET}`),
        /INVALID_FIELD|No such column/,
      );
      await assert.rejects(enter(consultant, { [field]: 1 }), /INVALID_FIELD|No such column|Unable to create/);
    }
  });
});
