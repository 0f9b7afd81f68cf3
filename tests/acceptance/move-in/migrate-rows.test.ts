import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { after, before, suite, test } from 'node:test';
import { MigrationFolder } from '../harness/migrate.ts';
import { openOrg } from '../harness/org.ts';
import type { TestOrg } from '../harness/org.ts';

const PROJECTS = `name: Projects
bypass: none
sources:
  projects: { csv: projects.csv, delimiter: ';', number: '1.234,56', date: dd.MM.yyyy }
loads:
  projects:
    object: Handover_Project__c
    source: projects
    key: External_Id__c
    fields:
      External_Id__c: Number
      Name: Project
      Status__c: { column: Status, values: { running: Active, done: Completed } }
      Budget_Hours__c: Hours
      Planned_Start__c: Start
      Planned_End__c: End
      Delivery_Lead__c: { column: Lead, lookup: { object: User, by: Email } }
`;
const HEADER = 'Number;Project;Status;Hours;Start;End;Lead\n';

suite('Move in: rows that are wrong', () => {
  let org: TestOrg;
  let folder: MigrationFolder;
  /** What other files left in an org that they share. */
  const left = new Map<string, number>();
  before(async () => {
    org = await openOrg();
    for (const object of ['Handover_Project__c', 'Handover_Invoice__c']) left.set(object, await total(object));
    folder = await MigrationFolder.create(org);
    await folder.write('projects.yaml', PROJECTS);
  });
  after(async () => {
    await folder.close();
    await org.close();
  });

  const total = async (object: string) => (await org.admin.query(`SELECT COUNT() FROM ${object}`)).totalSize;
  const count = async (object: string) => (await total(object)) - (left.get(object) ?? 0);
  const run = (...args: readonly string[]) => folder.run(folder.file('projects.yaml'), ...args);

  test('all faults of plan and files are reported together with file, line and column, and nothing is sent', async () => {
    await folder.write(
      'projects.csv',
      `${HEADER}A;One;running;1.200,5;01.02.2026;31.03.2026;\nB;;paused;1200.5;2026-02-01;31.02.2026;\na;Again;done;7;01.02.2026;\nC;Lead;done;7;;;nobody@example.com\na;Again;done;7;;;\n`,
    );
    const { code, report } = await run();
    assert.equal(code, 2);
    assert.deepEqual(
      report.problems.first.map(({ line, column, code: kind }) => [line, column, kind]),
      [
        [3, 'Status', 'VALUE_NOT_MAPPED'],
        [3, 'Hours', 'BAD_NUMBER'],
        [3, 'Start', 'BAD_DATE'],
        [3, 'End', 'BAD_DATE'],
        [4, undefined, 'CELLS_MISMATCH'],
        [6, undefined, 'DUPLICATE_ID'],
        [5, 'Lead', 'UNKNOWN_LOOKUP'],
      ],
    );
    assert.equal(await count('Handover_Project__c'), 0);
  });

  test('a column that is missing and a field that the org does not have are reported with the rest', async () => {
    await folder.write('columns.yaml', PROJECTS.replace('Name: Project', 'Name: Titel\n      Colour__c: Project'));
    const { code, report } = await folder.run(folder.file('columns.yaml'));
    assert.equal(code, 2);
    assert.deepEqual(
      report.problems.first.map(({ code: kind, line }) => [kind, line]),
      [
        ['FIELD_UNKNOWN', 13],
        ['COLUMN_MISSING', 1],
        ['CELLS_MISMATCH', 4],
      ],
    );
  });

  test('faults of the plan itself are reported together with those of the files it names, and nothing that only follows from them', async () => {
    await folder.write(
      'faulty.yaml',
      `${PROJECTS.replace('Budget_Hours__c: Hours', "Budget_Hours__c: { column: Hours, number: 'about 5' }")
        .replace('  Name: Project', '  Name: { column: Project, constant: x }')
        .replace('date: dd.MM.yyyy }', 'date: dd.MM.yyyy }\n  more: { csv: more.csv }')}  invoices:
    object: Handover_Invoice__c
    source: more
    colour: red
    key: External_Id__c
    fields: { External_Id__c: Number, Project__c: { column: Project, reference: projects } }
`,
    );
    await folder.write(
      'projects.csv',
      `${HEADER}A;One;running;1.200,5;01.02.2026;31.03.2026;\nB;Two;paused;7;01.02.2026;31.02.2026;\nC;Lead;done;7;;;nobody@example.com\n`,
    );
    await folder.write('more.csv', 'Number,Project\n1,A,\n');
    const { code, report } = await folder.run(folder.file('faulty.yaml'));
    assert.equal(code, 2, JSON.stringify(report));
    assert.deepEqual(
      report.problems.first.map(({ file, line, column, code: kind }) => [file.split('/').at(-1), line, column, kind]),
      [
        ['faulty.yaml', 15, undefined, 'PLAN_INVALID'],
        ['faulty.yaml', 22, undefined, 'PLAN_INVALID'],
        ['faulty.yaml', 13, undefined, 'PLAN_INVALID'],
        ['projects.csv', 3, 'Status', 'VALUE_NOT_MAPPED'],
        ['projects.csv', 3, 'End', 'BAD_DATE'],
        ['projects.csv', 4, 'Lead', 'UNKNOWN_LOOKUP'],
        ['more.csv', 2, undefined, 'CELLS_MISMATCH'],
      ],
    );
    assert.equal(await count('Handover_Project__c'), 0);
  });

  test('a dry run names what the org itself would refuse and leaves nothing', async () => {
    await folder.write(
      'projects.csv',
      `${HEADER}A;Good;running;10;01.02.2026;31.03.2026;\nB;Ends early;running;10;01.02.2026;31.01.2026;\nC;Fine;done;;;;\n`,
    );
    const { code, report } = await run('--dry-run');
    assert.equal(code, 1, JSON.stringify(report));
    assert.deepEqual(
      report.rejected.first.map(({ line, code: kind }) => [line, kind]),
      [[3, 'FIELD_CUSTOM_VALIDATION_EXCEPTION']],
    );
    assert.deepEqual([report.loads[0]?.saved, report.loads[0]?.refused], [2, 1]);
    assert.equal(await count('Handover_Project__c'), 0);
  });

  test('a dry run tries rows together with the records they hang on', async () => {
    await folder.write(
      'together.yaml',
      `name: Together
sources:
  projects: { csv: two.csv }
  invoices: { csv: invoices.csv }
loads:
  invoices:
    object: Handover_Invoice__c
    source: invoices
    key: External_Id__c
    fields:
      External_Id__c: Number
      Name: Number
      Net_Amount__c: Net
      Project__c: { column: Project, reference: projects }
  projects:
    object: Handover_Project__c
    source: projects
    key: External_Id__c
    fields: { External_Id__c: Number, Name: Number }
`,
    );
    await folder.write('two.csv', 'Number\nP1\nP2\n');
    await folder.write('invoices.csv', 'Number,Project,Net\nI1,P1,100\nI2,P2,-5\n');
    const { report } = await folder.run(folder.file('together.yaml'), '--dry-run');
    assert.deepEqual(
      report.loads.map(({ name, saved, refused, unproven }) => [name, saved, refused, unproven]),
      [
        ['projects', 2, 0, 0],
        ['invoices', 1, 1, 0],
      ],
    );
    assert.equal((await count('Handover_Project__c')) + (await count('Handover_Invoice__c')), 0);
  });

  test('a dry run of many rows tries each with the record it hangs on, whatever batch that is in', async () => {
    const number = Array.from({ length: 450 }, (_, index) => index);
    await folder.write(
      'many.yaml',
      (await folder.read('together.yaml')).replace('two.csv', 'many.csv').replace('invoices.csv', 'many-invoices.csv'),
    );
    await folder.write('many.csv', `Number\n${number.map((index) => `M${index}`).join('\n')}\n`);
    const invoices = number.flatMap((index) => [
      `X${index},M${index},10`,
      `Y${index},M${449 - index},${index === 7 ? -5 : 20}`,
    ]);
    await folder.write('many-invoices.csv', `Number,Project,Net\n${invoices.join('\n')}\n`);
    const { code, report } = await folder.run(folder.file('many.yaml'), '--dry-run');
    assert.equal(code, 1, JSON.stringify(report));
    assert.deepEqual(
      report.loads.map(({ name, saved, refused, unproven }) => [name, saved, refused, unproven]),
      [
        ['projects', 450, 0, 0],
        ['invoices', 899, 1, 0],
      ],
    );
    assert.deepEqual(
      report.rejected.first.map(({ load, line }) => [load, line]),
      [['invoices', 17]],
    );
    assert.equal((await count('Handover_Project__c')) + (await count('Handover_Invoice__c')), 0);
  });

  test('refused rows stand in a file with number, field, code and message; corrected, they are fed back', async () => {
    const { code, report } = await run();
    assert.equal(code, 1);
    assert.equal(await count('Handover_Project__c'), 2);
    const file = report.loads[0]?.rejectedFile ?? '';
    const written = await readFile(file, 'utf8');
    assert.match(
      written,
      /^Number,Project,Status,Hours,Start,End,Lead,handover row,handover line,handover load,handover field,handover code,handover message\nB,Ends early,running,10,01\.02\.2026,31\.01\.2026,,2,3,projects,[^,]*,FIELD_CUSTOM_VALIDATION_EXCEPTION,/,
    );
    await writeFile(file, written.replace('31.01.2026', '30.06.2026'));
    const corrected = await run('--only-rejected', file);
    assert.equal(corrected.code, 0, corrected.output);
    assert.equal(await count('Handover_Project__c'), 3);
    const again = await run();
    assert.deepEqual(
      [again.code, again.report.loads[0]?.unchanged],
      [1, 2],
      'the original file still has the wrong row',
    );
  });

  test('through Bulk API the same rows are refused with the same codes', async () => {
    const { code, report } = await run('--bulk-above', '0', '--again', '--journal', folder.file('bulk'));
    assert.equal(code, 1, JSON.stringify(report));
    assert.deepEqual(
      report.rejected.first.map(({ line, code: kind }) => [line, kind]),
      [[3, 'FIELD_CUSTOM_VALIDATION_EXCEPTION']],
    );
    assert.deepEqual([report.loads[0]?.saved, report.loads[0]?.refused], [2, 1]);
    assert.equal(await count('Handover_Project__c'), 3);
  });

  test('a row whose parent was refused is refused too, and says why', async () => {
    await folder.write('two.csv', 'Number\nP1\nP2\n');
    await folder.write('invoices.csv', 'Number,Project,Net\nI1,P1,100\nI2,P2,5\n');
    const plan = await folder.read('together.yaml');
    await folder.write(
      'together.yaml',
      plan.replace(
        'fields: { External_Id__c: Number, Name: Number }',
        "fields: { External_Id__c: Number, Name: Number, Planned_Start__c: { constant: '2026-02-01' }, Planned_End__c: { column: Number, values: { P1: '2026-03-01', P2: '2026-01-01' } } }",
      ),
    );
    const { code, report } = await folder.run(folder.file('together.yaml'));
    assert.equal(code, 1);
    assert.deepEqual(
      report.rejected.first.map(({ load, code: kind }) => [load, kind]),
      [
        ['projects', 'FIELD_CUSTOM_VALIDATION_EXCEPTION'],
        ['invoices', 'PARENT_NOT_LOADED'],
      ],
    );
  });

  test('references that form a circle or lead back to their own file are written in a second pass', async () => {
    await folder.write(
      'tree.yaml',
      `name: Tree
sources: { clients: { csv: clients.csv } }
loads:
  clients:
    object: Account
    source: clients
    key: { match: [Name] }
    fields: { Name: Client, ParentId: { column: Parent, reference: clients } }
`,
    );
    await folder.write('clients.csv', 'Client,Parent\nBranch,Head office\nHead office,\n');
    const { code, report } = await folder.run(folder.file('tree.yaml'));
    assert.equal(code, 0, JSON.stringify(report));
    const { records } = await org.admin.query<{ Parent: { Name: string } }>(
      "SELECT Parent.Name FROM Account WHERE Name = 'Branch'",
    );
    assert.equal(records[0]?.Parent.Name, 'Head office');
    const again = await folder.run(folder.file('tree.yaml'));
    assert.deepEqual([again.report.loads[0]?.saved, again.report.loads[0]?.lateUpdates], [0, 0]);
  });

  test('rows of another org come by SOQL, and a query that it refuses is a fault of the plan', async () => {
    const plan = (soql: string) => `name: Other org
sources: { clients: { soql: "${soql}" } }
loads:
  projects:
    object: Handover_Project__c
    source: clients
    key: External_Id__c
    fields: { External_Id__c: Id, Name: Name, Planned_Start__c: { constant: '2026-02-01' }, Account__c: Id }
`;
    const source = ['--source-instance-url', org.admin.instanceUrl];
    await folder.write('org.yaml', plan("SELECT Id, Name, Parent.Name FROM Account WHERE Name = 'Branch'"));
    const { code, report } = await folder.run(folder.file('org.yaml'), ...source);
    assert.deepEqual([code, report.loads[0]?.saved], [0, 1], JSON.stringify(report));
    await folder.write('org.yaml', plan('SELECT Id, Nome FROM Account'));
    const refused = await folder.run(folder.file('org.yaml'), ...source);
    assert.deepEqual([refused.code, refused.report.problems.first[0]?.code], [2, 'QUERY_FAILED']);
    const unnamed = await folder.run(folder.file('org.yaml'));
    assert.match(unnamed.output, /Name it with --source-org ALIAS/);
  });

  test('a journal that speaks of records which are gone is not believed', async () => {
    const { records } = await org.admin.query<{ Id: string }>(
      "SELECT Id FROM Account WHERE Name IN ('Branch', 'Head office')",
    );
    for (const { Id } of records) await org.admin.sobject('Account').destroy(Id);
    const { code, report } = await folder.run(folder.file('tree.yaml'));
    assert.deepEqual([code, report.loads[0]?.saved, report.loads[0]?.lateUpdates], [0, 2, 1], JSON.stringify(report));
    assert.match(
      report.warnings.join(),
      /None of the records that the journal knows is there any more; clients began anew/,
    );
  });
});
