import assert from 'node:assert/strict';
import { test } from 'node:test';
import JSZip from 'jszip';
import { objectFile, text } from '../../automation/testing/xml.ts';
import { createPackage, createVersion, hubAndSubscriber, versionInfo } from '../testing/hub.ts';
import type { PackagedOrg, Sources } from '../testing/hub.ts';

const shipments: Sources = { 'objects/Shipment__c.object': objectFile('Shipment', text('Code__c')) };

async function refusal(org: PackagedOrg, path: string, values: unknown): Promise<[number, string, string]> {
  const { status, body } = await org.tooling('POST', `sobjects/${path}`, values);
  const [error] = body as { errorCode: string; message: string }[];
  return [status, error?.errorCode ?? '', error?.message ?? ''];
}

test('a version is built, gets the next build number, and is listed with its package', async (t) => {
  const { hub } = await hubAndSubscriber(t);
  const packageId = await createPackage(hub);
  assert.match(packageId, /^0Ho\w{15}$/u);
  const first = await createVersion(hub, packageId, shipments);
  assert.deepEqual([first.status, first.errors], ['Success', []]);
  assert.match(first.versionId, /^04t\w{15}$/u);
  await createVersion(hub, packageId, shipments, { descriptor: { versionNumber: '1.1.0.NEXT' } });
  await createVersion(hub, packageId, shipments, { request: { Branch: 'west', Tag: 'abc' } });
  const rows = await hub.rows(
    'SELECT Package2.Name, MajorVersion, MinorVersion, PatchVersion, BuildNumber, Branch, IsReleased FROM Package2Version ORDER BY MajorVersion, MinorVersion, BuildNumber',
  );
  assert.deepEqual(
    rows.map(({ Package2: parent, ...row }) => [(parent as { Name: string }).Name, ...Object.values(row)]),
    [
      ['Freight', 1, 0, 0, 1, null, false],
      ['Freight', 1, 0, 0, 2, 'west', false],
      ['Freight', 1, 1, 0, 1, null, false],
    ],
  );
  const latest = await hub.rows(
    `SELECT MAX(BuildNumber) FROM Package2Version WHERE Package2Id = '${packageId}' AND IsDeprecated != true AND MajorVersion = 1 AND MinorVersion = 0 AND PatchVersion = 0`,
  );
  assert.deepEqual(latest, [{ expr0: 2 }]);
});

test('a request may be multipart, as the sf CLI sends it', async (t) => {
  const { hub } = await hubAndSubscriber(t);
  const packageId = await createPackage(hub);
  const form = new FormData();
  const zip = await versionInfo(packageId, shipments);
  form.append('VersionInfo', new Blob([new Uint8Array(zip)], { type: 'application/zip' }), 'info.zip');
  form.append('Package2VersionCreateRequest', JSON.stringify({ Package2Id: packageId, SkipValidation: false }));
  const { status, body } = await hub.tooling('POST', 'sobjects/Package2VersionCreateRequest', form);
  assert.equal(status, 201);
  const { id } = body as { id: string };
  assert.deepEqual(await hub.rows(`SELECT Status FROM Package2VersionCreateRequest WHERE Id = '${id}'`), [
    { Status: 'Success' },
  ]);
});

test('what a blank org refuses are the errors of the request, and there is no version', async (t) => {
  const { hub } = await hubAndSubscriber(t);
  const packageId = await createPackage(hub);
  const broken: Sources = {
    'objects/Shipment__c.object': objectFile(
      'Shipment',
      '<fields><fullName>Twice__c</fullName><label>Twice</label><formula>Weight__c * 2</formula><precision>8</precision><scale>2</scale><type>Number</type></fields>',
    ),
  };
  const { status, errors } = await createVersion(hub, packageId, broken, { request: { InstallKey: 'open sesame' } });
  assert.equal(status, 'Error');
  assert.equal(errors.length, 1);
  assert.match(String(errors[0]), /^Shipment__c\.Twice__c: .*Weight__c/u);
  assert.deepEqual(await hub.rows('SELECT Id FROM Package2Version'), []);
  assert.deepEqual(await hub.rows('SELECT InstallKey FROM Package2VersionCreateRequest'), [{ InstallKey: null }]);
  assert.equal(hub.org.model.schema.object('Shipment__c'), undefined, 'the Dev Hub itself is left alone');
  const stages: Sources = {
    'standardValueSets/LeadSource.standardValueSet': [
      'StandardValueSet',
      '<sorted>false</sorted><standardValue><fullName>Web</fullName><default>false</default><label>Web</label></standardValue>',
    ],
  };
  assert.deepEqual((await createVersion(hub, packageId, stages)).errors, [
    'LeadSource: The metadata type StandardValueSet is not supported in unlocked packages.',
  ]);
  const skipped = await createVersion(hub, packageId, broken, { request: { SkipValidation: true } });
  assert.equal(skipped.status, 'Success');
});

test('one build of a release is promoted, once, and only if it was validated', async (t) => {
  const { hub } = await hubAndSubscriber(t);
  const packageId = await createPackage(hub);
  await createVersion(hub, packageId, shipments);
  await createVersion(hub, packageId, shipments);
  await createVersion(hub, packageId, shipments, {
    request: { SkipValidation: true },
    descriptor: { versionNumber: '2.0.0.NEXT' },
  });
  const ids = (await hub.rows('SELECT Id FROM Package2Version ORDER BY MajorVersion, BuildNumber')).map(({ Id }) => Id);
  const promote = async (index: number) => {
    const { status, body } = await hub.tooling('PATCH', `sobjects/Package2Version/${String(ids[index])}`, {
      IsReleased: true,
    });
    return [status, (body as { errorCode: string }[] | undefined)?.[0]?.errorCode];
  };
  assert.deepEqual(await promote(0), [204, undefined]);
  assert.deepEqual(await promote(1), [400, 'DUPLICATE_VALUE']);
  assert.deepEqual(await promote(2), [400, 'INVALID_INPUT']);
});

test('what the local org does not build is refused by name', async (t) => {
  const { hub, subscriber } = await hubAndSubscriber(t);
  const packageId = await createPackage(hub);
  const valid = { Name: 'Cargo', ContainerOptions: 'Unlocked' };
  const refusedPackages = [
    { ...valid, ContainerOptions: 'Managed' },
    { ...valid, NamespacePrefix: 'cargo' },
    { ...valid, IsOrgDependent: true },
    { ...valid, Name: 'freight' },
  ];
  for (const values of refusedPackages) assert.equal((await refusal(hub, 'Package2', values))[0], 400);
  const request = async (descriptor: Record<string, unknown>, values: Record<string, unknown> = {}) => {
    const zip = (await versionInfo(packageId, shipments, descriptor)).toString('base64');
    const all = { Package2Id: packageId, VersionInfo: zip, ...values };
    return (await refusal(hub, 'Package2VersionCreateRequest', all)).slice(1);
  };
  const unsupported = (what: string) => ['FUNCTIONALITY_NOT_ENABLED', `The local org does not support ${what}.`];
  const unknown = [{ subscriberPackageVersionId: '04t000000000099AAA' }];
  assert.equal((await request({ dependencies: unknown }))[0], 'INVALID_INPUT');
  assert.deepEqual(await request({ ancestorId: '05i000000000001AAA' }), unsupported('ancestors of package versions'));
  assert.deepEqual(
    await request({ features: ['Communities'] }),
    unsupported('the feature Communities in the org that a version is validated in'),
  );
  assert.deepEqual(
    await request({}, { AsyncValidation: true }),
    unsupported('asynchronous validation of package versions'),
  );
  assert.equal((await request({ versionNumber: '1.0' }))[0], 'INVALID_INPUT');
  assert.equal((await request({ id: '0Ho000000000099AAA' }))[0], 'INVALID_INPUT');
  assert.equal((await request({}, { VersionInfo: 'bm8gemlw' }))[0], 'INVALID_INPUT');
  const hollow = new JSZip();
  hollow.file('package2-descriptor.json', JSON.stringify({ id: packageId, versionNumber: '1.0.0.NEXT' }));
  hollow.file('package.zip', 'no zip');
  const [code, message] = await request({}, { VersionInfo: await hollow.generateAsync({ type: 'base64' }) });
  assert.equal(code, 'INVALID_INPUT');
  assert.match(String(message), /^package\.zip cannot be unpacked/u);
  // The words by which the sf CLI knows an org that is no Dev Hub for packages.
  assert.deepEqual(await refusal(subscriber, 'Package2', valid), [
    404,
    'NOT_FOUND',
    'The requested resource does not exist',
  ]);
});
