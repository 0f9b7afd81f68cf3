import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { MigrationFolder } from '../harness/migrate.ts';
import { openOrg } from '../harness/org.ts';
import type { TestOrg } from '../harness/org.ts';

suite('Move in: the ready plans', () => {
  let org: TestOrg;
  let folder: MigrationFolder;
  before(async () => {
    org = await openOrg();
    folder = await MigrationFolder.create(org);
    const emailOf = async (id: string) => {
      const { records } = await org.admin.query<{ Email: string }>(`SELECT Email FROM User WHERE Id = '${id}'`);
      return records[0]?.Email ?? '';
    };
    const [lead, consultant] = [await org.user('Handover_Delivery_Lead'), await org.user('Handover_Consultant')];
    await folder.withReadyPlans({
      'maria.lind@example.com': await emailOf(lead.id),
      'tom.okafor@example.com': await emailOf(consultant.id),
      'Closed Won': org.wonStage,
      'Closed Lost': org.lostStage,
      Prospecting: org.openStage,
    });
  });
  after(async () => {
    await folder.close();
    await org.close();
  });

  const content = async (soql: string) =>
    JSON.stringify((await org.admin.query(soql)).records, (key, value: unknown) =>
      key === 'attributes' ? undefined : value,
    );
  const everything = () =>
    Promise.all(
      [
        'SELECT Name, StageName, Amount, Account.Name, Handover_Brief__r.Status__c, Handover_Brief__r.Sealed__c, LastModifiedDate FROM Opportunity ORDER BY Name',
        'SELECT Opportunity__r.Name, Scope_Summary__c, List_Price__c, PO_Required__c, LastModifiedDate FROM Handover_Brief__c ORDER BY Opportunity__r.Name',
        'SELECT Brief__r.Opportunity__r.Name, Name, Type__c, Hours__c FROM Handover_Item__c ORDER BY Brief__r.Opportunity__r.Name, Name',
        'SELECT External_Id__c, Name, Account__r.Name, Status__c, Hours_Logged__c, Invoiced__c, Credited__c, Paid__c FROM Handover_Project__c ORDER BY External_Id__c',
        'SELECT Project__r.Name, Person__r.Email, Role__r.Name, Week_Starting__c, Total_Hours__c, Billable__c, Notes__c, Status__c FROM Handover_Timesheet__c ORDER BY Timesheet_Key__c',
        'SELECT External_Id__c, Project__r.Name, Type__c, Status__c, Billed_Amount__c, Issued_On__c, Void_Reason__c FROM Handover_Invoice__c ORDER BY External_Id__c',
      ].map(content),
    );
  const PLANS = ['projects', 'deals', 'timesheets', 'invoices', 'time-tracking'];

  test('each loads its sample completely', async () => {
    for (const plan of PLANS) {
      const { code, report } = await folder.run(folder.file(`${plan}.yaml`));
      assert.equal(
        code,
        0,
        `${plan}: ${JSON.stringify(report.problems.first)} ${JSON.stringify(report.rejected.first)}`,
      );
      assert.ok(
        report.loads.every((load) => load.saved === load.rows && load.rows > 0),
        plan,
      );
    }
  });

  test('deals have their briefs, won ones sealed, and no project was launched by the load', async () => {
    const names = "('Patient portal', 'Route planner', 'Warehouse labels')";
    const { records } = await org.admin.query<{
      Name: string;
      Handover_Brief__r: { Status__c: string; Sealed__c: boolean };
    }>(
      `SELECT Name, Handover_Brief__r.Status__c, Handover_Brief__r.Sealed__c FROM Opportunity WHERE Name IN ${names} ORDER BY Name`,
    );
    assert.deepEqual(
      records.map(({ Name, Handover_Brief__r: brief }) => `${Name}: ${brief.Status__c}, ${brief.Sealed__c}`),
      ['Patient portal: Accepted, true', 'Route planner: Draft, false', 'Warehouse labels: Accepted, true'],
    );
    assert.equal(
      (
        await org.admin.query(
          `SELECT Id FROM Handover_Project__c WHERE Launch_Key__c != null AND Opportunity__r.Name IN ${names}`,
        )
      ).totalSize,
      0,
    );
  });

  test('hours and amounts arrive to the minute and the cent, whatever way the files write them', async () => {
    const project = await content(
      "SELECT Hours_Logged__c, Paid__c FROM Handover_Project__c WHERE Name = 'Patient portal'",
    );
    assert.deepEqual(JSON.parse(project), [{ Hours_Logged__c: 134.58, Paid__c: 33_600 }]);
    const invoice = await content(
      "SELECT Net_Amount__c, Due_On__c FROM Handover_Invoice__c WHERE External_Id__c = '2026-0502'",
    );
    assert.deepEqual(JSON.parse(invoice), [{ Net_Amount__c: 21_450.5, Due_On__c: '2026-06-30' }]);
    const reason = await content("SELECT Void_Reason__c FROM Handover_Invoice__c WHERE External_Id__c = '2025-0991'");
    assert.match(reason, /Für den falschen Kunden/);
  });

  test('run again they send nothing, and with a new journal they change nothing', async () => {
    const first = await everything();
    for (const plan of PLANS) {
      const { code, report } = await folder.run(folder.file(`${plan}.yaml`));
      assert.equal(code, 0);
      assert.ok(
        report.loads.every((load) => load.saved === 0 && load.unchanged === load.rows),
        plan,
      );
    }
    assert.deepEqual(await everything(), first);
    for (const plan of PLANS) {
      const { code, report } = await folder.run(folder.file(`${plan}.yaml`), '--journal', folder.file(`again-${plan}`));
      assert.equal(code, 0, JSON.stringify(report.rejected.first));
    }
    const withoutTimes = (answers: readonly string[]) =>
      answers.map((answer) => answer.replaceAll(/"LastModifiedDate":"[^"]*"/g, ''));
    assert.deepEqual(withoutTimes(await everything()), withoutTimes(first));
  });

  test('the permission set of the bypass is taken back', async () => {
    const { totalSize } = await org.admin.query(
      "SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name IN ('Handover_Data_Loader', 'Handover_Rule_Bypass')",
    );
    assert.equal(totalSize, 0);
  });
});
