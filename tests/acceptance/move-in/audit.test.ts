import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';
import { promisify } from 'node:util';
import type { Connection } from 'jsforce';
import { day } from '../harness/deal.ts';
import { startLocalOrg } from '../harness/local-org.ts';
import type { LocalOrg } from '../harness/local-org.ts';
import { deploy } from '../harness/metadata.ts';
import { openOrg } from '../harness/org.ts';
import { connectionTo } from '../harness/sessions.ts';
import { skippedOnAnOrg } from '../harness/skip.ts';

const run = promisify(execFile);

interface Report {
  readonly sections: readonly {
    readonly section: string;
    readonly inFields: number;
    readonly inTextOnly: number;
    readonly nowhere: number;
  }[];
  readonly fields: readonly { readonly field: string; readonly section: string; readonly filled: number }[];
  readonly deals: readonly { readonly name: string; readonly missing: readonly string[] }[];
  readonly firstActivity: { readonly medianDays: number | null };
  readonly unread: readonly { readonly what: string; readonly reason: string }[];
  readonly calls: number;
}

async function audit(connection: Connection, ...flags: readonly string[]): Promise<Report> {
  const environment = { ...process.env, SF_ACCESS_TOKEN: connection.accessToken ?? '' };
  const command = ['scripts/handover.mjs', 'audit', '--instance-url', connection.instanceUrl, '--json', ...flags];
  const { stdout } = await run(process.execPath, command, { env: environment, maxBuffer: 64 * 1024 * 1024 });
  return (JSON.parse(stdout) as { result: Report }).result;
}

const countsOf = (report: Report, name: string): readonly number[] => {
  const section = report.sections.find((each) => each.section === name);
  return [section?.inFields ?? -1, section?.inTextOnly ?? -1, section?.nowhere ?? -1];
};

/** A field as a deploy takes it, with nothing but what it needs. */
const field = (name: string, label: string, type: string): string =>
  `<fields><fullName>${name}</fullName><label>${label}</label>${type}</fields>`;

const OPPORTUNITY = `<?xml version="1.0" encoding="UTF-8"?><CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">${[
  field(
    'Statement_of_Work__c',
    'Statement of Work',
    '<type>LongTextArea</type><length>32000</length><visibleLines>4</visibleLines>',
  ),
  field('Project_Start__c', 'Project start', '<type>Date</type>'),
  field('Remarks__c', 'Remarks', '<type>LongTextArea</type><length>32000</length><visibleLines>4</visibleLines>'),
].join('')}</CustomObject>`;

const ACCESS = `<?xml version="1.0" encoding="UTF-8"?><PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">${[
  'Statement_of_Work__c',
  'Project_Start__c',
  'Remarks__c',
]
  .map(
    (name) =>
      `<fieldPermissions><editable>true</editable><field>Opportunity.${name}</field><readable>true</readable></fieldPermissions>`,
  )
  .join('')}<label>Deal Fields</label></PermissionSet>`;

const LOCAL_ONLY = { skip: skippedOnAnOrg('needs an org without the package') };

suite('Audit: what an org that never had the package tells about its handovers', LOCAL_ONLY, () => {
  let org: LocalOrg;
  let admin: Connection;
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'audit-'));
    org = await startLocalOrg();
    admin = connectionTo(org.url, org.accessToken);
    await deploy(
      admin,
      {
        CustomField: ['Opportunity.Statement_of_Work__c', 'Opportunity.Project_Start__c', 'Opportunity.Remarks__c'],
        PermissionSet: ['Deal_Fields'],
      },
      { 'objects/Opportunity.object': OPPORTUNITY, 'permissionsets/Deal_Fields.permissionset': ACCESS },
    );
    const { records } = await admin.query<{ Id: string }>("SELECT Id FROM PermissionSet WHERE Name = 'Deal_Fields'");
    const { user_id: AssigneeId } = await admin.identity();
    await admin.sobject('PermissionSetAssignment').create({ AssigneeId, PermissionSetId: records[0]?.Id ?? '' });
  });
  after(async () => {
    await org.stop();
    await rm(folder, { recursive: true });
  });

  const wonStage = async (): Promise<string> => {
    const { records } = await admin.query<{ ApiName: string }>(
      'SELECT ApiName FROM OpportunityStage WHERE IsWon = true AND IsActive = true',
    );
    return records[0]?.ApiName ?? '';
  };

  test('without a won deal it says so', async () => {
    assert.equal((await audit(admin)).deals.length, 0);
  });

  test('it finds sections in fields, in words, or nowhere, and the first activity after the close', async () => {
    const StageName = await wonStage();
    const closed = { StageName, CloseDate: day(-30) };
    const [full, talked, nowhere] = await admin.sobject('Opportunity').create([
      { Name: 'In fields', ...closed, Statement_of_Work__c: 'A portal.', Project_Start__c: day(5) },
      { Name: 'In words', ...closed, Remarks__c: 'They want a discount.' },
      { Name: 'Nowhere', ...closed },
    ]);
    await admin.sobject('Event').create({
      WhatId: full?.id ?? '',
      Subject: 'Lunch',
      StartDateTime: `${day(-26)}T12:00:00Z`,
      DurationInMinutes: 60,
    });
    await admin
      .sobject('Task')
      .create({ WhatId: talked?.id ?? '', Subject: 'Purchase order comes late', ActivityDate: day(-40) });
    await admin.sobject('Note').create({ ParentId: talked?.id ?? '', Title: 'Call', Body: 'The deadline is fixed.' });
    const thrownAway = { WhatId: nowhere?.id ?? '', Subject: 'Their pain, in a task that was deleted' };
    await admin.sobject('Task').destroy((await admin.sobject('Task').create(thrownAway)).id ?? '');

    const report = await audit(admin);
    assert.deepEqual(countsOf(report, 'Scope'), [1, 0, 2]);
    assert.deepEqual(countsOf(report, 'Timeline'), [1, 1, 1]);
    assert.deepEqual(countsOf(report, 'Commercials'), [0, 1, 2]);
    assert.deepEqual(countsOf(report, 'Procurement'), [0, 1, 2]);
    assert.deepEqual(countsOf(report, 'Background'), [0, 0, 3]);
    assert.deepEqual(report.fields.map(({ field: name, section, filled }) => [name, section, filled]).sort(), [
      ['Project_Start__c', 'Timeline', 1],
      ['Statement_of_Work__c', 'Scope', 1],
    ]);
    assert.equal(report.deals.find(({ name }) => name === 'Nowhere')?.missing.length, 8);
    assert.equal(report.firstActivity.medianDays, 17, 'four days to the event; the note is of today, 30 days later');
  });

  test('what is not there to read is named with its reason, and the rest is read all the same', async () => {
    const { unread } = await audit(admin);
    assert.match(unread.find(({ what }) => what === 'Quote')?.reason ?? '', /does not have it, or you have no access/);
    assert.ok(unread.some(({ what }) => what.includes('OpportunityFieldHistory')));
    assert.ok(!unread.some(({ what }) => what.includes('Handover')), 'nothing of the package is asked for');
  });

  test('a mapping file decides where names do not', async () => {
    const file = path.join(folder, 'mapping.yaml');
    await writeFile(file, 'fields:\n  Opportunity.Remarks__c: People\n  Opportunity.Project_Start__c: none\n');
    const report = await audit(admin, '--mapping', file);
    assert.deepEqual(countsOf(report, 'People'), [1, 0, 2]);
    assert.deepEqual(countsOf(report, 'Timeline'), [0, 1, 2]);
  });

  test('the page shows the map and needs nothing but itself', async () => {
    const file = path.join(folder, 'audit.html');
    await audit(admin, '--html', file);
    const page = await readFile(file, 'utf8');
    assert.match(page, /Where it lives today, where it should live/);
    assert.doesNotMatch(page, /<script|https?:/u);
  });

  test('calls grow by 200 deals and not by deal; --last says how many are read', async () => {
    const few = await audit(admin);
    const closed = { StageName: await wonStage(), CloseDate: day(-60) };
    await admin
      .sobject('Opportunity')
      .create(Array.from({ length: 190 }, (_, index) => ({ Name: `Deal ${index}`, ...closed })));
    const many = await audit(admin, '--last', '150');
    assert.equal(many.deals.length, 150);
    assert.equal(many.calls, few.calls);
  });
});

suite('Audit: an org with the package', () => {
  test('finds in the brief what its sections say', async (t) => {
    const org = await openOrg();
    t.after(() => org.close());
    const environment = { ...process.env, SF_ACCESS_TOKEN: org.admin.accessToken ?? '' };
    await run(process.execPath, ['scripts/handover.mjs', 'seed', '--instance-url', org.admin.instanceUrl], {
      env: environment,
    });
    const report = await audit(org.admin);
    const [inFields = 0, inWords = 0, nowhere = 0] = countsOf(report, 'Commitments');
    assert.ok(inFields > 0 && inWords + nowhere > 0, 'old deals were won with a thin brief');
    assert.deepEqual(report.fields, [], "the package's own fields on the deal are no context");
  });
});
