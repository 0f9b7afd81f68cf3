import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { createSessions } from '../api/auth/sessions.ts';
import { createUser, runOrg, type Answer, type RunningOrg } from '../api/testing/running-org.ts';
import { deployFiles } from '../metadata/deploy.ts';
import { lightning } from './index.ts';
import type { AppDescription, ComponentItem, PageDescription, RecordAction } from './pages/types.ts';
import { invoicePages } from './testing/invoice-pages.ts';

interface Pages extends RunningOrg {
  readonly reports: string[];
  readonly clerkId: string;
  /** A GET as the clerk, or as a user who was granted nothing. */
  get(who: 'clerk' | 'nobody', path: string): Promise<Answer>;
}

async function runPages(t: TestContext, files = invoicePages): Promise<Pages> {
  const reports: string[] = [];
  const running = await runOrg(t, { plugins: [lightning({ report: (line) => reports.push(line) })] });
  const bytes = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  const outcome = deployFiles(running.org, bytes);
  assert.equal(outcome.success, true, JSON.stringify(outcome));
  const clerkId = await createUser(running, 'clerk', 'Standard User', 'correct horse 1');
  const nobodyId = await createUser(running, 'nobody', 'Standard User', 'correct horse 1');
  const connection = running.connect();
  const [set] = (await connection.query<{ Id: string }>("SELECT Id FROM PermissionSet WHERE Name = 'Clerk'")).records;
  await connection.sobject('PermissionSetAssignment').create({ AssigneeId: clerkId, PermissionSetId: String(set?.Id) });
  const sessions = createSessions(() => running.org);
  const tokens = { clerk: sessions.create(clerkId, 'api'), nobody: sessions.create(nobodyId, 'api') };
  return {
    ...running,
    reports,
    clerkId,
    get: (who, path) => running.call('GET', path, undefined, { authorization: `Bearer ${tokens[who]}` }),
  };
}

test('whoever comes without a session is asked which user to be', async (t) => {
  const { call } = await runPages(t);
  assert.equal(
    (await call('GET', '/', undefined, { authorization: '' })).headers.get('location'),
    '/lightning/page/home',
  );
  const page = await call('GET', '/lightning/page/home', undefined, { authorization: '' });
  assert.equal(page.status, 200);
  assert.match(String(page.body), /Log in to the local org as/u);
});

test('an app shows its tabs to those who may see their objects or were granted the tab, and itself to those it was granted to', async (t) => {
  const { get } = await runPages(t);
  const clerk = (await get('clerk', '/lightning/frame/app')).body as AppDescription;
  assert.equal(clerk.label, 'Billing');
  assert.deepEqual(
    clerk.items.map(({ label, url, iconName }) => [label, url, iconName]),
    [
      ['Home', '/lightning/page/home', 'standard:home'],
      ['Invoices', '/lightning/o/Invoice__c/list', 'custom:custom20'],
      ['Desk', '/lightning/n/Desk', 'custom:custom20'],
    ],
  );
  const nobody = (await get('nobody', '/lightning/frame/app?app=Billing')).body as AppDescription;
  assert.equal(nobody.label, 'Sales');
  assert.equal(
    [...nobody.items, ...nobody.otherObjects].some(({ objectApiName }) => objectApiName === 'Invoice__c'),
    false,
  );
});

test('a record page is the one that the app assigns for the form factor', async (t) => {
  const { get } = await runPages(t);
  const ask = async (query: string): Promise<PageDescription | null> =>
    ((await get('clerk', `/lightning/frame/record-page/Invoice__c${query}`)).body as { page: PageDescription | null })
      .page;
  const page = await ask('?app=Billing&formFactor=Large');
  assert.deepEqual(
    page?.regions.map(({ name, items }) => [name, items.length]),
    [
      ['header', 1],
      ['main', 2],
    ],
  );
  const [total] = page?.regions[1]?.items as ComponentItem[];
  assert.equal(total?.component, 'c:invoiceTotal');
  assert.deepEqual(total?.properties, { limit: 3, compact: true, heading: 'Total' });
  assert.deepEqual(total?.visibility, {
    booleanFilter: '1',
    criteria: [{ left: '{!Record.Amount__c}', operator: 'GT', right: '0' }],
  });
  assert.deepEqual(page?.facets['fields'], [
    { kind: 'field', identifier: 'RecordAmount', field: 'Amount__c', uiBehavior: 'readonly' },
  ]);
  assert.equal(await ask('?app=Billing&formFactor=Small'), null);
  assert.equal(await ask('?app=standard__LightningSales'), null);
  assert.equal((await get('nobody', '/lightning/frame/record-page/Invoice__c')).status, 404);
});

test('a component is served with the labels of the org and the permissions of the user', async (t) => {
  const { get, clerkId } = await runPages(t);
  const clerk = String((await get('clerk', '/lightning/assets/c/invoiceTotal')).body);
  assert.match(clerk, /const TOTAL = "Total \\"due\\"";/u);
  assert.match(clerk, /const APPROVE = true;/u);
  assert.match(clerk, /const AMOUNT = \{"fieldApiName":"Amount__c","objectApiName":"Invoice__c"\};/u);
  assert.ok(clerk.includes(`const USER_ID = "${clerkId}";`));
  assert.match(clerk, /const LOCALE = "en-GB";/u);
  assert.match(clerk, /from "lightning\/card"/u);
  assert.equal(clerk.includes('@salesforce/'), false);
  assert.match(String((await get('nobody', '/lightning/assets/c/invoiceTotal')).body), /const APPROVE = undefined;/u);
});

test('a component that cannot work says so by its name, on the page and in the log', async (t) => {
  const { get, reports } = await runPages(t);
  const broken = String((await get('clerk', '/lightning/assets/c/brokenTotal')).body);
  assert.match(broken, /^throw new Error\("c\/brokenTotal: .*brokenTotal\.html/u);
  assert.match(reports[0] ?? '', /c\/brokenTotal/u);
  assert.match(
    String((await get('clerk', '/lightning/assets/c/absentTotal')).body),
    /no such Lightning web component/u,
  );
});

test('what the org or the local org does not have is named when a component imports it', async (t) => {
  const { org, get } = await runPages(t);
  const script = `import { LightningElement } from 'lwc';
import a from '@salesforce/label/c.Missing';
import b from '@salesforce/schema/Invoice__c.Colour__c';
import c from '@salesforce/apex/Invoices.load';
import d from '@salesforce/messageChannel/Lost__c';
import { subscribe } from 'lightning/empApi';
export default class Strange extends LightningElement { all = [a, b, c, d, subscribe]; }`;
  const [component] = org.model.catalog.all('LightningComponentBundle');
  assert.ok(component);
  const strange = {
    ...component,
    fullName: 'strange',
    files: { 'strange.js': script, 'strange.html': '<template></template>' },
  };
  const { catalog } = org.model;
  t.mock.method(catalog, 'get', (type: string, name: string) =>
    type === 'LightningComponentBundle' && name === 'strange' ? strange : undefined,
  );
  const answer = String((await get('clerk', '/lightning/assets/c/strange')).body);
  for (const named of ['Missing', 'Colour__c', 'Invoices.load', 'Lost__c', 'lightning/empApi'])
    assert.ok(answer.includes(named), `${named} in ${answer}`);
});

test('the form of a quick action is filled in from the record of the page, without what the user may not read', async (t) => {
  const copy = (name: string, formula: string): Record<string, string> => ({
    [`quickActions/Invoice__c.${name}.quickAction`]: `<?xml version="1.0" encoding="UTF-8"?>
<QuickAction xmlns="http://soap.sforce.com/2006/04/metadata">
<fieldOverrides><field>Name</field><formula>${formula}</formula></fieldOverrides><label>${name}</label><optionsCreateFeedItem>false</optionsCreateFeedItem>
<quickActionLayout><layoutSectionStyle>OneColumn</layoutSectionStyle><quickActionLayoutColumns>
<quickActionLayoutItems><emptySpace>false</emptySpace><field>Name</field><uiBehavior>Required</uiBehavior></quickActionLayoutItems>
<quickActionLayoutItems><emptySpace>false</emptySpace><field>Amount__c</field><uiBehavior>Edit</uiBehavior></quickActionLayoutItems>
</quickActionLayoutColumns></quickActionLayout><targetObject>Invoice__c</targetObject><type>Create</type></QuickAction>`,
  });
  const manifest = invoicePages['package.xml'] ?? '';
  const { get, connect } = await runPages(t, {
    ...invoicePages,
    'package.xml': manifest.replace(
      '<version>',
      '<types><members>*</members><name>QuickAction</name></types><version>',
    ),
    ...copy('Repeat', 'Invoice__c.Name &amp; &quot; again&quot;'),
    ...copy('Cost', '&quot;Costs &quot; &amp; TEXT(Invoice__c.Amount__c)'),
  });
  const { id } = await connect().sobject('Invoice__c').create({ Name: 'R-1' });
  const form = async (who: 'clerk' | 'nobody', name: string): Promise<unknown> => {
    const { status, body } = await get(who, `/lightning/frame/quick-action/Invoice__c.${name}?recordId=${id}`);
    return status === 200 ? (body as { form: unknown }).form : status;
  };
  assert.deepEqual(await form('clerk', 'Repeat'), {
    label: 'Repeat',
    kind: 'Create',
    objectApiName: 'Invoice__c',
    columns: [[{ name: 'Name', required: true, readOnly: false }]],
    values: { Name: 'R-1 again' },
  });
  assert.partialDeepStrictEqual(await form('clerk', 'Cost'), { values: { Name: null } });
  assert.equal(await form('nobody', 'Repeat'), 404);
  const named = '/lightning/frame/actions/Invoice__c?named=Delete,Invoice__c.Repeat,Edit,Clone';
  const labels = async (who: 'clerk' | 'nobody'): Promise<string[]> =>
    ((await get(who, named)).body as { actions: RecordAction[] }).actions.map(({ label, kind }) => `${label} ${kind}`);
  assert.deepEqual(await labels('clerk'), ['Repeat form', 'Edit standard', 'Clone unsupported']);
  assert.deepEqual(await labels('nobody'), []);
});
