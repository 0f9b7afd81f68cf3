import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { AMOUNT, createDeal, createTeam, day, win } from '../harness/deal.ts';
import type { Team } from '../harness/deal.ts';
import { setPolicy } from '../harness/metadata.ts';
import { openOrg } from '../harness/org.ts';
import type { TestOrg } from '../harness/org.ts';
import { change, create, createTimekeeper, launchProject, projectOf, readFields } from '../harness/project.ts';

const INVOICE = 'Handover_Invoice__c';
const PROJECT = 'Handover_Project__c';

suite('Invoices: invoiced, credited, paid and to invoice are always what the invoices say', () => {
  let org: TestOrg;
  let team: Team;
  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
  });
  after(() => org.close());

  let number = 0;
  const bill = (projectId: string, fields: Record<string, unknown>): Promise<string> => {
    number += 1;
    return create(team.finance.connection, INVOICE, {
      Project__c: projectId,
      Name: `2026-${number}`,
      Status__c: 'Issued',
      Due_On__c: day(30),
      ...fields,
    });
  };
  const save = (id: string, fields: Record<string, unknown>) => change(team.finance.connection, INVOICE, id, fields);
  const figures = (projectId: string) =>
    readFields(team.finance.connection, PROJECT, projectId, [
      'Invoiced__c',
      'Credited__c',
      'Paid__c',
      'To_Invoice__c',
      'Oldest_Unpaid_Due__c',
    ]);
  const amounts = async (projectId: string): Promise<unknown[]> => Object.values(await figures(projectId)).slice(0, 4);

  test('a project begins with all of its value to invoice; what is only planned changes nothing', async () => {
    const { projectId } = await launchProject(org, team);
    assert.deepEqual(await amounts(projectId), [0, 0, 0, AMOUNT]);
    await bill(projectId, { Net_Amount__c: 40_000, Status__c: 'Planned' });
    assert.deepEqual(await amounts(projectId), [0, 0, 0, AMOUNT]);
  });

  test('a credit note counts once: it does not lower what was invoiced, and it can be invoiced again', async () => {
    const { projectId } = await launchProject(org, team);
    await bill(projectId, { Net_Amount__c: 60_000 });
    await bill(projectId, { Net_Amount__c: 15_000, Type__c: 'Credit note' });
    assert.deepEqual(await amounts(projectId), [60_000, 15_000, 0, AMOUNT - 60_000 + 15_000]);
  });

  test('a down payment is billed once: the invoice that deducts it adds only the rest', async () => {
    const { projectId } = await launchProject(org, team);
    await bill(projectId, { Net_Amount__c: 30_000, Type__c: 'Down payment' });
    assert.deepEqual(await amounts(projectId), [30_000, 0, 0, 70_000]);
    await bill(projectId, { Net_Amount__c: AMOUNT, Down_Payment_Deducted__c: 30_000 });
    assert.deepEqual(await amounts(projectId), [AMOUNT, 0, 0, 0]);
  });

  test('no more is deducted than was billed in advance, and an advance that was deducted is not voided', async () => {
    const { projectId } = await launchProject(org, team);
    const deduct = (amount: number) => bill(projectId, { Net_Amount__c: 50_000, Down_Payment_Deducted__c: amount });
    await assert.rejects(deduct(1), /more than was billed in advance/);
    const advance = await bill(projectId, { Net_Amount__c: 30_000, Type__c: 'Down payment' });
    const first = await deduct(20_000);
    await assert.rejects(deduct(10_001), /more than was billed in advance/);
    await deduct(10_000);
    const voided = { Status__c: 'Void', Void_Reason__c: 'Wrong client.' };
    await assert.rejects(save(advance, voided), /deduct more than its down payments/);
    await save(first, voided);
    await assert.rejects(save(advance, voided), /deduct more than its down payments/);
    assert.deepEqual(
      await readFields(team.finance.connection, PROJECT, projectId, ['Down_Payments__c', 'Down_Payments_Deducted__c']),
      { Down_Payments__c: 30_000, Down_Payments_Deducted__c: 10_000 },
    );
  });

  test('many credit notes in one request are judged by their sum, and so is voiding what was credited', async () => {
    const { projectId } = await launchProject(org, team);
    const invoice = await bill(projectId, { Net_Amount__c: 10_000 });
    const note = (position: number) => ({
      attributes: { type: INVOICE },
      Project__c: projectId,
      Name: `Credit ${position}`,
      Type__c: 'Credit note',
      Status__c: 'Issued',
      Due_On__c: day(30),
      Net_Amount__c: 51,
    });
    const notes = Array.from({ length: 200 }, (_, position) => note(position));
    const results = await team.finance.connection
      .sobject(INVOICE)
      .create(notes as { Name: string }[], { allOrNone: true });
    assert.ok(results.every(({ success }) => !success));
    assert.match(JSON.stringify(results), /credit notes of this project would exceed/);
    assert.deepEqual(await amounts(projectId), [10_000, 0, 0, 90_000]);
    await bill(projectId, { Net_Amount__c: 9_000, Type__c: 'Credit note' });
    await assert.rejects(
      save(invoice, { Status__c: 'Void', Void_Reason__c: 'Wrong client.' }),
      /credit notes of this project would exceed/,
    );
    assert.deepEqual(await amounts(projectId), [10_000, 9_000, 0, 99_000]);
  });

  test('a void invoice counts nowhere, not even when it was paid', async () => {
    const { projectId } = await launchProject(org, team);
    const invoice = await bill(projectId, { Net_Amount__c: 25_000, Status__c: 'Paid' });
    assert.deepEqual(await amounts(projectId), [25_000, 0, 25_000, 75_000]);
    await assert.rejects(save(invoice, { Status__c: 'Void' }), /Void Reason/);
    await save(invoice, { Status__c: 'Void', Void_Reason__c: 'Wrong client.' });
    assert.deepEqual(await amounts(projectId), [0, 0, 0, AMOUNT]);
    await assert.rejects(save(invoice, { Status__c: 'Issued' }), /a void one stays void/);
  });

  test('what is to be invoiced follows every change: payment, change request, deletion by an administrator', async () => {
    const { projectId } = await launchProject(org, team);
    const invoice = await bill(projectId, { Net_Amount__c: 50_000 });
    await save(invoice, { Status__c: 'Paid' });
    assert.deepEqual(await amounts(projectId), [50_000, 0, 50_000, 50_000]);
    await create(team.lead.connection, 'Handover_Issue__c', {
      Project__c: projectId,
      Name: 'Second site',
      Type__c: 'Change request',
      Extra_Value__c: 12_000,
      Client_Approved__c: true,
      Client_Approved_On__c: day(0),
    });
    assert.deepEqual(await amounts(projectId), [50_000, 0, 50_000, 62_000]);
    await org.admin.sobject(INVOICE).destroy(invoice);
    assert.deepEqual(await amounts(projectId), [0, 0, 0, 112_000]);
  });

  test('time and materials: approved billable hours less what was billed', async () => {
    const { projectId } = await launchProject(org, team, { brief: { Billing_Model__c: 'Time and materials' } });
    const timekeeper = await createTimekeeper(org, team);
    assert.deepEqual(await amounts(projectId), [0, 0, 0, 0]);
    await timekeeper.log(projectId, 40, { approved: true });
    await timekeeper.log(projectId, 10);
    await timekeeper.log(projectId, 10, { billable: false, approved: true });
    assert.deepEqual(await amounts(projectId), [0, 0, 0, 40 * 120], 'neither unapproved nor unbillable hours');
    await bill(projectId, { Net_Amount__c: 6_000 });
    assert.deepEqual(await amounts(projectId), [6_000, 0, 0, -1_200], 'invoiced ahead of the work');
  });

  test('retainer and milestones: what is left of the agreed value, whatever was worked', async () => {
    for (const model of ['Retainer', 'Milestones']) {
      const { projectId } = await launchProject(org, team, { brief: { Billing_Model__c: model } });
      await bill(projectId, { Net_Amount__c: 10_000 });
      assert.deepEqual(await amounts(projectId), [10_000, 0, 0, 90_000], model);
    }
  });

  test('a deal without an amount leaves nothing to invoice, and a project without a value does not say', async () => {
    await setPolicy(org.admin, { Gate_Mode__c: { type: 'string', value: 'Off' } });
    const deal = await createDeal(org, team, { Amount: null });
    assert.deepEqual(await win(org, team.seller.connection, deal.id), []);
    assert.deepEqual(await amounts(await projectOf(org, deal)), [0, 0, 0, 0]);
    await setPolicy(org.admin, { Gate_Mode__c: { type: 'string', value: 'Enforce' } });
    const byHand = await create(team.lead.connection, PROJECT, { Name: 'By hand' });
    assert.deepEqual(await amounts(byHand), [0, 0, 0, null]);
    await bill(byHand, { Net_Amount__c: 500 });
    assert.deepEqual(await amounts(byHand), [500, 0, 0, null]);
  });

  test('amounts are never negative: the sign comes from the type', async () => {
    const { projectId } = await launchProject(org, team);
    await assert.rejects(bill(projectId, { Net_Amount__c: -1 }), /never negative/);
    await bill(projectId, { Net_Amount__c: 20, Type__c: 'Down payment' });
    await assert.rejects(
      bill(projectId, { Net_Amount__c: 10, Down_Payment_Deducted__c: 11 }),
      /deducts a down payment/,
    );
    await assert.rejects(
      bill(projectId, { Net_Amount__c: 10, Down_Payment_Deducted__c: 5, Type__c: 'Down payment' }),
      /deducts a down payment/,
    );
    await assert.rejects(
      bill(projectId, { Net_Amount__c: 21, Type__c: 'Credit note' }),
      /larger than what the project was billed/,
    );
  });

  test('days are stamped where they are missing and refused where they make no sense', async () => {
    const { projectId } = await launchProject(org, team);
    await assert.rejects(bill(projectId, { Net_Amount__c: 10, Due_On__c: null }), /Due On/);
    await assert.rejects(bill(projectId, { Net_Amount__c: 10, Due_On__c: day(-1) }), /before Issued On/);
    const invoice = await bill(projectId, { Net_Amount__c: 10 });
    const days = () => readFields(org.admin, INVOICE, invoice, ['Issued_On__c', 'Paid_On__c']);
    assert.deepEqual(await days(), { Issued_On__c: day(0), Paid_On__c: null });
    await assert.rejects(save(invoice, { Status__c: 'Paid', Paid_On__c: day(2) }), /future/);
    await save(invoice, { Status__c: 'Paid' });
    assert.deepEqual(await days(), { Issued_On__c: day(0), Paid_On__c: day(0) });
    await assert.rejects(save(invoice, { Paid_On__c: null }), /needs the day of its payment/);
    await save(invoice, { Status__c: 'Issued' });
    assert.deepEqual(await days(), { Issued_On__c: day(0), Paid_On__c: null }, 'the payment bounced');
  });

  test('what the client received is not rewritten and never planned again', async () => {
    const { projectId } = await launchProject(org, team);
    const invoice = await bill(projectId, { Net_Amount__c: 10 });
    await assert.rejects(save(invoice, { Net_Amount__c: 11 }), /keeps number, type, amounts and date/);
    await assert.rejects(save(invoice, { Type__c: 'Credit note' }), /keeps number, type, amounts and date/);
    await assert.rejects(save(invoice, { Status__c: 'Planned' }), /cannot become Planned again/);
    for (const user of [team.finance, team.lead, team.seller])
      await assert.rejects(user.connection.sobject(INVOICE).destroy(invoice), /INSUFFICIENT_ACCESS|insufficient/i);
  });

  test('an overdue invoice turns the health amber until it is paid, also on a completed project', async () => {
    const { projectId } = await launchProject(org, team);
    const health = () => readFields(team.seller.connection, PROJECT, projectId, ['Health__c', 'Health_Reasons__c']);
    const invoice = await bill(projectId, { Net_Amount__c: 10, Issued_On__c: day(-31), Due_On__c: day(-1) });
    assert.deepEqual(await health(), { Health__c: 'Amber', Health_Reasons__c: 'INVOICE_OVERDUE' });
    await change(team.lead.connection, PROJECT, projectId, { Status__c: 'Completed' });
    assert.deepEqual(await health(), { Health__c: 'Amber', Health_Reasons__c: 'INVOICE_OVERDUE' });
    await save(invoice, { Status__c: 'Paid' });
    assert.equal((await health())['Health__c'], 'Green');
  });

  test('sales sees what was billed and paid, not what is to be invoiced; only finance writes', async () => {
    const { projectId } = await launchProject(org, team);
    const invoice = await bill(projectId, { Net_Amount__c: 10 });
    const seen = await readFields(team.seller.connection, INVOICE, invoice, ['Net_Amount__c', 'Status__c']);
    assert.deepEqual(seen, { Net_Amount__c: 10, Status__c: 'Issued' });
    const asked = readFields(team.seller.connection, PROJECT, projectId, ['To_Invoice__c']);
    await assert.rejects(asked, /INVALID_FIELD|No such column/);
    for (const user of [team.seller, team.lead])
      await assert.rejects(
        change(user.connection, INVOICE, invoice, { Status__c: 'Paid' }),
        /INSUFFICIENT|INVALID_FIELD/,
      );
  });
});
