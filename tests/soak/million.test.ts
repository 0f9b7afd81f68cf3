import assert from 'node:assert/strict';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { after, before, suite, test } from 'node:test';
import { MigrationFolder } from '../acceptance/harness/migrate.ts';
import type { MigrationReport } from '../acceptance/harness/migrate.ts';
import { openOrg } from '../acceptance/harness/org.ts';
import type { TestOrg } from '../acceptance/harness/org.ts';

const PROJECTS = 2_500;
const FIRST_MONDAY = Date.UTC(2019, 0, 7);
const WEEK = 7 * 86_400_000;

const PLAN = (weeks: number) => `name: ${weeks} weeks
bypass: rules and automation
sources: { projects: { csv: projects.csv }, roles: { csv: roles.csv }, weeks: { csv: weeks-${weeks}.csv } }
loads:
  projects:
    object: Handover_Project__c
    source: projects
    key: External_Id__c
    fields: { External_Id__c: Number, Name: Number, Planned_Start__c: Start, Planned_End__c: End }
  roles:
    object: Handover_Role__c
    source: roles
    key: External_Id__c
    fields: { External_Id__c: Role, Name: Role, Cost_Rate__c: Cost, Bill_Rate__c: Bill }
  weeks:
    object: Handover_Timesheet__c
    source: weeks
    key: Timesheet_Key__c
    id: [Person, Project, Role, Week]
    fields:
      Person__c: { column: Person, lookup: { object: User, by: Username } }
      Project__c: { column: Project, lookup: { object: Handover_Project__c, by: External_Id__c } }
      Role__c: { column: Role, lookup: { object: Handover_Role__c, by: External_Id__c } }
      Week_Starting__c: { column: Week, weekStart: Monday }
      Timesheet_Key__c: { template: '{=Person__c}-{=Project__c}-{=Role__c}-{=Week_Starting__c}' }
      Monday_Hours__c: Monday
      Tuesday_Hours__c: Tuesday
      Status__c: { constant: Approved }
`;

suite('Move in, a million timesheets', () => {
  let org: TestOrg;
  let folder: MigrationFolder;
  let person: string;
  before(async () => {
    org = await openOrg();
    folder = await MigrationFolder.create(org);
    person = (await org.admin.identity()).username;
    const projects = Array.from({ length: PROJECTS }, (_, index) => `MP-${index},2018-01-01,2027-12-31`);
    await folder.write('projects.csv', `Number,Start,End\n${projects.join('\n')}\n`);
    await folder.write('roles.csv', 'Role,Cost,Bill\nConsultant,80,150\n');
  });
  after(async () => {
    await folder.close();
    await org.close();
  });

  async function load(weeks: number): Promise<MigrationReport> {
    const file = createWriteStream(folder.file(`weeks-${weeks}.csv`));
    file.write('Person,Project,Role,Week,Monday,Tuesday\n');
    for (let project = 0; project < PROJECTS; project += 1)
      for (let week = 0; week < weeks; week += 1) {
        const day = new Date(FIRST_MONDAY + week * WEEK).toISOString().slice(0, 10);
        if (!file.write(`${person},MP-${project},Consultant,${day},${week % 8},4.5\n`))
          await new Promise<void>((resolve) => void file.once('drain', () => resolve()));
      }
    file.end();
    await finished(file);
    await folder.write(`weeks-${weeks}.yaml`, PLAN(weeks));
    const { code, report } = await folder.run(folder.file(`weeks-${weeks}.yaml`));
    assert.equal(code, 0, JSON.stringify(report));
    assert.equal(report.loads.find(({ name }) => name === 'weeks')?.saved, PROJECTS * weeks);
    return report;
  }

  test('are loaded in hardly more memory than a hundred thousand, in calls that grow by batch and not by row', async (context) => {
    const small = await load(40);
    const middle = await load(120);
    const large = await load(400);
    const all = [['100,000', small] as const, ['300,000', middle] as const, ['1,000,000', large] as const];
    for (const [rows, report] of all)
      context.diagnostic(
        `${rows}: ${report.seconds.toFixed(0)} s, ${report.calls} API calls, peak memory ${report.peakMemoryMegabytes} MB`,
      );
    assert.ok(large.peakMemoryMegabytes < small.peakMemoryMegabytes + 60);
    assert.ok(large.peakMemoryMegabytes < middle.peakMemoryMegabytes + 40);
    assert.ok(large.calls < small.calls + 100);
    const { totalSize } = await org.admin.query('SELECT COUNT() FROM Handover_Timesheet__c');
    assert.equal(totalSize, PROJECTS * 400);
  });
});
