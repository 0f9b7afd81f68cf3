import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import jsforce from 'jsforce';
import JSZip from 'jszip';
import { emptyOrg, zipOf } from '../../metadata/testing/org.ts';
import { metadataFile, permissionSet, soundPackage } from '../../metadata/testing/package.ts';
import type { Org } from '../../org.types.ts';
import { createSessions } from '../auth/sessions.ts';
import { activeUsers } from '../auth/users.ts';
import { createServer } from '../server.ts';

let org: Org;
let app: FastifyInstance;
let connection: jsforce.Connection;

before(async () => {
  org = emptyOrg();
  app = await createServer(org);
  const instanceUrl = await app.listen({ port: 0, host: '127.0.0.1' });
  const [administrator] = activeUsers(org);
  const accessToken = createSessions(() => org).create(String(administrator?.['Id']), 'api');
  connection = new jsforce.Connection({ instanceUrl, accessToken, version: '66.0' });
  connection.metadata.pollInterval = 50;
});

after(async () => {
  await app.close();
  org.close();
});

async function deployBy(rest: boolean, files: Readonly<Record<string, string>>, options = {}) {
  const zip = Buffer.from(await zipOf(files));
  const deploy = rest ? connection.metadata.deployRest(zip, options) : connection.metadata.deploy(zip, options);
  return deploy.complete(true);
}

for (const rest of [false, true])
  test(`a package deploys over ${rest ? 'REST' : 'SOAP'}, and a wrong one is refused with component, reason and line`, async () => {
    const good = await deployBy(rest, soundPackage(), { rollbackOnError: true, singlePackage: true });
    assert.equal(good.success, true);
    assert.equal(good.status, 'Succeeded');
    assert.equal(good.numberComponentErrors, 0);
    assert.equal(
      good.details?.componentSuccesses?.some(({ fullName }) => fullName === 'Invoice__c.Amount__c'),
      true,
    );

    const bad = await deployBy(
      rest,
      { 'permissionsets/Clerk.permissionset': permissionSet('<colour>red</colour>') },
      { rollbackOnError: true },
    );
    assert.equal(bad.success, false);
    assert.equal(bad.status, 'Failed');
    const failures = bad.details?.componentFailures;
    const [failure] = Array.isArray(failures) ? failures : [failures];
    assert.equal(failure?.fullName, 'Clerk');
    assert.equal(failure?.componentType, 'PermissionSet');
    assert.match(
      String(failure?.problem),
      /Element \{http:\/\/soap.sforce.com\/2006\/04\/metadata\}colour invalid at this location in type PermissionSet/u,
    );
    assert.equal(Number(failure?.lineNumber), 3);
  });

test('a validated deploy can be deployed by its id', async () => {
  const files = {
    'customPermissions/Later.customPermission': metadataFile(
      'CustomPermission',
      '<isLicensed>false</isLicensed><label>Later</label>',
    ),
  };
  const validated = await deployBy(true, files, { checkOnly: true });
  assert.equal(org.model.catalog.get('CustomPermission', 'Later'), undefined);
  const id = await connection.metadata.deployRecentValidation({ id: validated.id, rest: true });
  assert.ok(id);
  for (let tries = 0; tries < 100 && !(await connection.metadata.checkDeployStatus(String(id))).done; tries += 1);
  assert.notEqual(org.model.catalog.get('CustomPermission', 'Later'), undefined);
});

test('a call without a session, or of an unsupported operation, is a fault', async () => {
  const stranger = new jsforce.Connection({
    instanceUrl: connection.instanceUrl,
    accessToken: 'none',
    version: '66.0',
  });
  await assert.rejects(stranger.metadata.describe(), /INVALID_SESSION_ID/u);
  await assert.rejects(
    connection.metadata.rename('CustomObject', 'A__c', 'B__c'),
    /does not support the Metadata API call renameMetadata/u,
  );
});

test('metadata is described and listed, standard objects too', async () => {
  const described = await connection.metadata.describe();
  const object = described.metadataObjects.find(({ xmlName }) => xmlName === 'CustomObject');
  assert.deepEqual(
    [object?.directoryName, object?.suffix, object?.childXmlNames.includes('CustomField')],
    ['objects', 'object', true],
  );
  const objects = (await connection.metadata.list([{ type: 'CustomObject' }])).map(({ fullName }) => fullName);
  assert.equal(objects.includes('Account') && objects.includes('Invoice__c'), true);
});

test('what is retrieved can be deployed again without changing anything', async () => {
  const result = await connection.metadata
    .retrieve({
      apiVersion: 66,
      unpackaged: {
        types: ['CustomObject', 'CustomMetadata', 'LightningComponentBundle', 'FlexiPage', 'Report'].map((name) => ({
          name,
          members: ['*'],
        })),
        version: '66.0',
      } as never,
    })
    .complete();
  const archive = await JSZip.loadAsync(result.zipFile, { base64: true });
  const files: Record<string, string> = {};
  for (const entry of Object.values(archive.files))
    if (!entry.dir) files[entry.name.replace('unpackaged/', '')] = await entry.async('string');
  assert.match(files['objects/Invoice__c.object'] ?? '', /<fullName>Amount__c<\/fullName>/u);
  assert.match(
    files['lwc/invoiceCard/invoiceCard.js-meta.xml'] ?? '',
    /<targetConfig targets="lightning__RecordPage">/u,
  );
  const again = await deployBy(true, files);
  const touched = again.details?.componentSuccesses?.filter(
    (message) =>
      message.componentType !== '' && (String(message.created) === 'true' || String(message.changed) === 'true'),
  );
  assert.deepEqual(touched, []);
});

test('single components are upserted, read and deleted', async () => {
  const record = {
    fullName: 'Mode__mdt.Second',
    label: 'Second',
    values: [{ field: 'Days__c', value: { '@xsi:type': 'xsd:double', '': '3' } }],
  };
  const [saved] = await connection.metadata.upsert('CustomMetadata', [record] as never);
  assert.deepEqual([saved?.success, saved?.created, saved?.fullName], [true, true, 'Mode.Second']);
  assert.notEqual(org.model.catalog.get('CustomMetadata', 'Mode.Second'), undefined);
  const [refused] = await connection.metadata.upsert('CustomMetadata', [{ ...record, label: 'x'.repeat(41) }] as never);
  assert.equal(refused?.success, false);
  assert.match(JSON.stringify(refused?.errors), /maximum length is:40/u);
  const read = await connection.metadata.read('CustomMetadata', 'Mode.Second');
  assert.equal((read as { label?: string }).label, 'Second');
  const [gone] = await connection.metadata.delete('CustomMetadata', ['Mode.Second']);
  assert.equal(gone?.success, true);
  assert.equal(org.model.catalog.get('CustomMetadata', 'Mode.Second'), undefined);
});
