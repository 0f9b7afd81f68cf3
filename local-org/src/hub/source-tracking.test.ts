import assert from 'node:assert/strict';
import { test } from 'node:test';
import { data, runOrg } from '../api/testing/running-org.ts';
import type { RunningOrg } from '../api/testing/running-org.ts';
import { deployed, failuresOf } from '../metadata/testing/org.ts';
import { soundPackage } from '../metadata/testing/package.ts';
import { sourceTracking } from './source-tracking.ts';

interface Member {
  readonly Id: string;
  readonly MemberType: string;
  readonly MemberName: string;
  readonly RevisionCounter: number;
  readonly IsNewMember: boolean;
  readonly IsNameObsolete: boolean;
}

/** The members changed after a revision, as the `sf` CLI asks for them. */
async function membersAfter(running: RunningOrg, revision: number): Promise<Member[]> {
  const soql = `SELECT Id, MemberIdOrName, MemberType, MemberName, IsNameObsolete, RevisionCounter, IsNewMember, ChangedBy, LastModifiedDate FROM SourceMember WHERE RevisionCounter > ${revision}`;
  const answer = await running.call('GET', `${data}/tooling/query?q=${encodeURIComponent(soql)}`);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return (answer.body as { records: Member[] }).records;
}

const names = (members: readonly Member[]): string[] =>
  members.map(({ MemberType, MemberName }) => `${MemberType} ${MemberName}`).sort();

async function deploy(running: RunningOrg, files: Readonly<Record<string, string>>): Promise<void> {
  const outcome = await deployed(running.org, files);
  assert.deepEqual(failuresOf(outcome), []);
}

test('an org without source tracking has no SourceMember, one with it describes it', async (t) => {
  const path = `${data}/tooling/sobjects/SourceMember/describe`;
  assert.equal((await (await runOrg(t)).call('GET', path)).status, 404);
  const { status, body } = await (await runOrg(t, { features: [sourceTracking()] })).call('GET', path);
  assert.deepEqual([status, (body as { name: string }).name], [200, 'SourceMember']);
});

test('each deploy notes the components that it made or changed, and no others', async (t) => {
  const running = await runOrg(t, { features: [sourceTracking()] });
  const files = soundPackage();
  await deploy(running, files);
  const first = await membersAfter(running, 0);
  assert.equal(new Set(names(first)).size, first.length);
  for (const name of [
    'CustomObject Invoice__c',
    'CustomField Invoice__c.Amount__c',
    'LightningComponentBundle invoiceCard',
    'LightningComponentResource invoiceCard/invoiceCard.js',
    'LightningComponentResource invoiceCard/invoiceCard.js-meta.xml',
  ])
    assert.ok(names(first).includes(name), name);
  assert.ok(first.every(({ IsNewMember }) => IsNewMember));

  const last = Math.max(...first.map(({ RevisionCounter }) => RevisionCounter));
  await deploy(running, files);
  assert.deepEqual(await membersAfter(running, last), []);

  const object = files['objects/Invoice__c.object'] ?? '';
  await deploy(running, {
    ...files,
    'objects/Invoice__c.object': object.replace('<label>Amount</label>', '<label>Sum</label>'),
  });
  const [changed, ...others] = await membersAfter(running, last);
  assert.deepEqual(others, []);
  assert.deepEqual(changed && [changed.MemberName, changed.IsNewMember], ['Invoice__c.Amount__c', false]);

  const reset = await running.call('PATCH', `${data}/tooling/sobjects/SourceMember/${changed?.Id ?? ''}`, {
    Id: changed?.Id,
    RevisionCounter: 0,
  });
  assert.equal(reset.status, 204);
  assert.deepEqual(await membersAfter(running, last), []);
});

test('a component that was removed is noted as obsolete, and what a validation saw is not noted', async (t) => {
  const running = await runOrg(t, { features: [sourceTracking()] });
  const permission = (label: string): string =>
    `<CustomPermission xmlns="http://soap.sforce.com/2006/04/metadata"><isLicensed>false</isLicensed><label>${label}</label></CustomPermission>`;
  await deployed(running.org, { 'customPermissions/Approve.customPermission': permission('One') }, { checkOnly: true });
  assert.deepEqual(await membersAfter(running, 0), []);
  await deploy(running, { 'customPermissions/Approve.customPermission': permission('One') });
  const members = '<types><members>Approve</members><name>CustomPermission</name></types><version>66.0</version>';
  await deploy(running, {
    'package.xml': '<Package xmlns="http://soap.sforce.com/2006/04/metadata"><version>66.0</version></Package>',
    'destructiveChanges.xml': `<Package xmlns="http://soap.sforce.com/2006/04/metadata">${members}</Package>`,
  });
  const [member, ...others] = await membersAfter(running, 1);
  assert.deepEqual(others, []);
  assert.deepEqual(member && [member.MemberName, member.IsNameObsolete], ['Approve', true]);
});

test('who writes what the client may not, or an object that is not stored, is told so', async (t) => {
  const running = await runOrg(t, { features: [sourceTracking()] });
  await deploy(running, soundPackage());
  const [member] = await membersAfter(running, 0);
  const path = `${data}/tooling/sobjects/SourceMember`;
  const told = async (method: string, to: string, body?: unknown): Promise<string> => {
    const answer = await running.call(method, to, body);
    return `${answer.status} ${(answer.body as { errorCode: string }[])[0]?.errorCode ?? ''}`;
  };
  assert.equal(
    await told('PATCH', `${path}/${member?.Id ?? ''}`, { MemberName: 'x' }),
    '400 INVALID_FIELD_FOR_INSERT_UPDATE',
  );
  assert.equal(await told('PATCH', `${path}/${member?.Id ?? ''}`, { Colour: 'x' }), '400 INVALID_FIELD');
  assert.equal(await told('PATCH', `${path}/0MZ000000009999AAA`, { RevisionCounter: 0 }), '404 NOT_FOUND');
  assert.equal(await told('POST', path, { RevisionCounter: 0 }), '400 FUNCTIONALITY_NOT_ENABLED');
  assert.equal(await told('DELETE', `${path}/${member?.Id ?? ''}`), '400 FUNCTIONALITY_NOT_ENABLED');
});
