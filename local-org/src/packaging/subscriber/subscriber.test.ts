import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assign, element, flowFile, objectFile, onSave, string, text } from '../../automation/testing/xml.ts';
import { sourceTracking } from '../../hub/source-tracking.ts';
import { componentId } from '../../metadata/component-id.ts';
import { deployFiles } from '../../metadata/deploy.ts';
import { createPackage, createVersion, hubAndSubscriber, install, uninstall } from '../testing/hub.ts';
import type { PackagedOrg, Sources } from '../testing/hub.ts';

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

const tariff: Sources = {
  'objects/Tariff__mdt.object': [
    'CustomObject',
    '<label>Tariff</label><pluralLabel>Tariffs</pluralLabel><visibility>Public</visibility><fields><fullName>Days__c</fullName><fieldManageability>SubscriberControlled</fieldManageability><label>Days</label><precision>3</precision><scale>0</scale><type>Number</type></fields>',
  ],
};

const tariffRecord = (days: number): Sources => ({
  'customMetadata/Tariff.Standard.md': [
    'CustomMetadata',
    `<label>Standard</label><protected>false</protected><values><field>Days__c</field><value xmlns:xsd="http://www.w3.org/2001/XMLSchema" xsi:type="xsd:double">${days}.0</value></values>`,
  ],
});

const flow = (note: string, status = 'Active'): Sources => {
  const [root, xml] = flowFile(
    'Note',
    onSave('Shipment__c', 'Before', 'CreateAndUpdate', 'Set'),
    element('assignments', 'Set', assign('$Record.Code__c', string(note))),
  );
  return { 'flows/Note.flow': [root, xml.replace('<status>Active', `<status>${status}`)] };
};

const shipments: Sources = { 'objects/Shipment__c.object': objectFile('Shipment', text('Code__c')) };

const permission: Sources = {
  'permissionsets/Shipper.permissionset': [
    'PermissionSet',
    '<fieldPermissions><editable>true</editable><field>Shipment__c.Code__c</field><readable>true</readable></fieldPermissions><label>Shipper</label><objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Shipment__c</object><viewAllRecords>false</viewAllRecords></objectPermissions>',
  ],
};

/** Deploys by the Metadata API, outside of any package. */
function deploy({ org }: PackagedOrg, files: Sources): void {
  const bytes = Object.entries(files).map(([path, [root, xml]]) => [
    path,
    new TextEncoder().encode(
      `<${root} ${NAMESPACE} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${xml}</${root}>`,
    ),
  ]);
  const types = ['CustomObject', 'CustomMetadata', 'ValidationRule', 'PermissionSet'];
  const manifest = `<Package ${NAMESPACE}>${types.map((type) => `<types><members>*</members><name>${type}</name></types>`).join('')}<version>66.0</version></Package>`;
  const all = { ...Object.fromEntries(bytes), 'package.xml': new TextEncoder().encode(manifest) };
  const outcome = deployFiles(org, all as Record<string, Uint8Array>);
  assert.equal(outcome.success, true, JSON.stringify(outcome.details.componentFailures));
}

/** What the flow notes on a new shipment. */
function noted({ org }: PackagedOrg): unknown {
  const object = org.model.schema.object('Shipment__c');
  assert.ok(object);
  const [admin] = org.store.all('SELECT "Id" FROM "User" WHERE "IsActive" = 1');
  const [saved] = org.inTransaction(org.systemContext(String(admin?.['Id'])), (transaction) =>
    transaction.save({ operation: 'insert', object: 'Shipment__c', records: [{ Name: 'One' }], allOrNone: true }),
  );
  return org.store.load(object, [String(saved?.id)]).get(String(saved?.id))?.['Code__c'];
}

const has = ({ org }: PackagedOrg, type: string, name: string): boolean =>
  org.model.catalog.get(type, name) !== undefined;

function days({ org }: PackagedOrg): unknown {
  const object = org.model.schema.object('Tariff__mdt');
  assert.ok(object);
  return org.store.findBy(object, 'DeveloperName', ['Standard'])[0]?.['Days__c'];
}

test('a version is installed, listed, and its active flows run even where deployed ones arrive inactive', async (t) => {
  const { hub, subscriber } = await hubAndSubscriber(t, { flowsArriveInactive: true });
  const packageId = await createPackage(hub);
  const { versionId } = await createVersion(hub, packageId, { ...shipments, ...flow('packaged') });
  assert.deepEqual(await install(subscriber, versionId), { status: 'SUCCESS', errors: [] });
  assert.equal(noted(subscriber), 'packaged');
  assert.deepEqual(
    await subscriber
      .rows(
        'SELECT SubscriberPackage.Name, SubscriberPackageVersion.MajorVersion, SubscriberPackageVersion.IsManaged, SubscriberPackageVersion.Package2ContainerOptions FROM InstalledSubscriberPackage ORDER BY SubscriberPackageId',
      )
      .then((rows) =>
        JSON.parse(JSON.stringify(rows, (key, value: unknown) => (key === 'attributes' ? undefined : value))),
      ),
    [
      {
        SubscriberPackage: { Name: 'Freight' },
        SubscriberPackageVersion: { MajorVersion: 1, IsManaged: false, Package2ContainerOptions: 'Unlocked' },
      },
    ],
  );
});

test('an upgrade overwrites records of custom metadata, whoever controls their fields', async (t) => {
  const { hub, subscriber } = await hubAndSubscriber(t);
  const packageId = await createPackage(hub);
  const first = await createVersion(hub, packageId, { ...tariff, ...tariffRecord(3) });
  const second = await createVersion(hub, packageId, { ...tariff, ...tariffRecord(5) });
  await install(subscriber, first.versionId);
  deploy(subscriber, tariffRecord(9));
  assert.equal(days(subscriber), 9);
  assert.equal((await install(subscriber, second.versionId)).status, 'SUCCESS');
  assert.equal(days(subscriber), 5);
  const earlier = await install(subscriber, first.versionId);
  assert.equal(earlier.status, 'ERROR');
  assert.match(earlier.errors.join(), /Invalid Upgrade/u);
  assert.equal(days(subscriber), 5);
});

test('an upgrade deletes what it may and deprecates the rest, and a later one takes it back', async (t) => {
  const { hub, subscriber } = await hubAndSubscriber(t);
  const packageId = await createPackage(hub);
  const extra: Sources = {
    'objects/Crate__c.object': objectFile('Crate', text('Mark__c')),
    'customPermissions/Fly.customPermission': ['CustomPermission', '<isLicensed>false</isLicensed><label>Fly</label>'],
    'customPermissions/Sail.customPermission': [
      'CustomPermission',
      '<isLicensed>false</isLicensed><label>Sail</label>',
    ],
  };
  const full = await createVersion(hub, packageId, { ...shipments, ...extra });
  const less = await createVersion(hub, packageId, shipments);
  await install(subscriber, full.versionId);
  deploy(subscriber, {
    'permissionsets/Sailor.permissionset': [
      'PermissionSet',
      '<customPermissions><enabled>true</enabled><name>Sail</name></customPermissions><label>Sailor</label>',
    ],
  });
  assert.equal((await install(subscriber, less.versionId)).status, 'SUCCESS');
  assert.deepEqual(
    [has(subscriber, 'CustomPermission', 'Fly'), has(subscriber, 'CustomPermission', 'Sail')],
    [false, true],
    'what something else needs stays',
  );
  assert.ok(has(subscriber, 'CustomObject', 'Crate__c'), 'data is never lost by an upgrade');
  const again = await createVersion(hub, packageId, { ...shipments, ...extra });
  assert.equal((await install(subscriber, again.versionId)).status, 'SUCCESS');
  assert.ok(has(subscriber, 'CustomPermission', 'Fly'));
});

test('components of another package are refused, unpackaged ones are taken over', async (t) => {
  const { hub, subscriber } = await hubAndSubscriber(t);
  deploy(subscriber, { 'objects/Shipment__c.object': objectFile('Own shipment', '') });
  const one = await createVersion(hub, await createPackage(hub, 'One'), shipments);
  const two = await createVersion(hub, await createPackage(hub, 'Two'), shipments);
  assert.equal((await install(subscriber, one.versionId)).status, 'SUCCESS');
  assert.equal(subscriber.org.model.schema.object('Shipment__c')?.label, 'Shipment');
  const { status, errors } = await install(subscriber, two.versionId);
  assert.equal(status, 'ERROR');
  assert.match(errors.join(), /Cannot add component of type:CustomField named:Shipment__c\.Code__c .*another package/u);
});

test('what the org refuses is in the errors of the request, and nothing is installed', async (t) => {
  const { hub, subscriber } = await hubAndSubscriber(t);
  const { versionId } = await createVersion(hub, await createPackage(hub), {
    'objects/Shipment__c.object': objectFile(
      'Shipment',
      '<fields><fullName>Code__c</fullName><label>Code</label><type>Checkbox</type><defaultValue>false</defaultValue></fields>',
    ),
  });
  deploy(subscriber, shipments);
  const { status, errors } = await install(subscriber, versionId);
  assert.equal(status, 'ERROR');
  assert.match(
    String(errors[0]),
    /^\(Shipment__c\.Code__c\) .*, Details: Shipment__c\.Code__c: Cannot change the type/u,
  );
  assert.deepEqual(await subscriber.rows('SELECT Id FROM InstalledSubscriberPackage'), []);
});

test('a beta version does not go into production, a released one does', async (t) => {
  const { hub, subscriber } = await hubAndSubscriber(t, {
    birth: { organization: { OrganizationType: 'Enterprise Edition' } },
  });
  const { versionId } = await createVersion(hub, await createPackage(hub), shipments);
  const validation = `SELECT InstallValidationStatus FROM SubscriberPackageVersion WHERE Id ='${versionId}'`;
  assert.deepEqual(await subscriber.rows(validation), [
    { InstallValidationStatus: 'BETA_INSTALL_INTO_PRODUCTION_ORG' },
  ]);
  assert.match((await install(subscriber, versionId)).errors.join(), /Unable to install beta package/u);
  const [version] = await hub.rows('SELECT Id FROM Package2Version');
  await hub.tooling('PATCH', `sobjects/Package2Version/${String(version?.['Id'])}`, { IsReleased: true });
  assert.equal((await install(subscriber, versionId)).status, 'SUCCESS');
});

test('a version with an installation key is shown and installed only with it', async (t) => {
  const { hub, subscriber } = await hubAndSubscriber(t);
  const { versionId } = await createVersion(hub, await createPackage(hub), shipments, {
    request: { InstallKey: "o'hare" },
  });
  const code = async (condition: string) => {
    const soql = `SELECT Name, RemoteSiteSettings FROM SubscriberPackageVersion WHERE Id ='${versionId}'${condition}`;
    const { status, body } = await subscriber.tooling('GET', `query?q=${encodeURIComponent(soql)}`);
    return status === 200 ? (body as { totalSize: number }).totalSize : (body as { errorCode: string }[])[0]?.errorCode;
  };
  assert.equal(await code(''), 'INSTALL_KEY_REQUIRED');
  assert.equal(await code(" AND InstallationKey ='wrong'"), 'INSTALL_KEY_INVALID');
  assert.equal(await code(" AND InstallationKey ='o\\'hare'"), 1);
  await assert.rejects(install(subscriber, versionId), /INSTALL_KEY_REQUIRED/u);
  assert.equal((await install(subscriber, versionId, { Password: "o'hare" })).status, 'SUCCESS');
});

test('a package goes whole, and only when nobody uses it any more', async (t) => {
  const { hub, subscriber } = await hubAndSubscriber(t);
  const { versionId } = await createVersion(hub, await createPackage(hub), {
    ...shipments,
    ...permission,
    ...flow('packaged'),
  });
  await install(subscriber, versionId);
  const { org } = subscriber;
  const [admin] = org.store.all('SELECT "Id" FROM "User" WHERE "IsActive" = 1');
  const user = org.systemContext(String(admin?.['Id']));
  const sets = org.model.schema.object('PermissionSet');
  assert.ok(sets);
  const [set] = org.store.findBy(sets, 'Name', ['Shipper']);
  const save = (operation: 'insert' | 'delete', record: Record<string, string>) =>
    org.inTransaction(user, (transaction) =>
      transaction.save({ operation, object: 'PermissionSetAssignment', records: [record], allOrNone: true }),
    );
  const [assignment] = save('insert', { AssigneeId: user.userId, PermissionSetId: String(set?.['Id']) });
  assert.match((await uninstall(subscriber, versionId)).errors.join(), /Shipper: .*assigned/u);
  save('delete', { Id: String(assignment?.id) });
  assert.match((await uninstall(subscriber, versionId)).errors.join(), /flow version that is active/u);
  await subscriber.tooling('PATCH', `sobjects/FlowDefinition/${componentId('FlowDefinition', 'Note')}`, {
    Metadata: { activeVersionNumber: 0 },
  });
  deploy(subscriber, {
    'objects/Account.object': [
      'CustomObject',
      '<fields><fullName>Last_Shipment__c</fullName><label>Last Shipment</label><referenceTo>Shipment__c</referenceTo><relationshipLabel>Accounts</relationshipLabel><relationshipName>Accounts</relationshipName><type>Lookup</type></fields>',
    ],
  });
  const referred = await uninstall(subscriber, versionId);
  assert.equal(referred.status, 'Error');
  assert.match(referred.errors.join(), /Last_Shipment__c/u);
  assert.ok(has(subscriber, 'CustomObject', 'Shipment__c'), 'a refused uninstallation leaves everything');
  const types = '<types><members>Account.Last_Shipment__c</members><name>CustomField</name></types>';
  const encode = (inner: string) =>
    new TextEncoder().encode(`<Package ${NAMESPACE}>${inner}<version>66.0</version></Package>`);
  deployFiles(org, { 'package.xml': encode(''), 'destructiveChanges.xml': encode(types) });
  assert.deepEqual(await uninstall(subscriber, versionId), { status: 'Success', errors: [] });
  assert.deepEqual(
    [
      has(subscriber, 'CustomObject', 'Shipment__c'),
      has(subscriber, 'PermissionSet', 'Shipper'),
      has(subscriber, 'Flow', 'Note'),
    ],
    [false, false, false],
  );
  assert.deepEqual(await subscriber.rows('SELECT Id FROM InstalledSubscriberPackage'), []);
});

test('only the version that is installed can be uninstalled, and its data goes for good', async (t) => {
  const { hub, subscriber } = await hubAndSubscriber(t);
  const packageId = await createPackage(hub);
  const [first, second] = [
    await createVersion(hub, packageId, shipments),
    await createVersion(hub, packageId, shipments),
  ];
  await install(subscriber, first.versionId);
  await install(subscriber, second.versionId);
  noted(subscriber);
  const refused = await uninstall(subscriber, first.versionId);
  assert.equal(refused.status, 'Error');
  assert.match(String(refused.errors[0]), /not installed/u);
  assert.ok(has(subscriber, 'CustomObject', 'Shipment__c'));
  assert.equal((await uninstall(subscriber, second.versionId)).status, 'Success');
  assert.match(String((await uninstall(subscriber, second.versionId)).errors[0]), /not installed/u);
  await install(subscriber, second.versionId);
  assert.deepEqual(subscriber.org.store.all('SELECT "Id" FROM "Shipment__c"'), []);
});

test('a package needs what it depends on: at its build, at its installation, and afterwards', async (t) => {
  const { hub, subscriber } = await hubAndSubscriber(t);
  const base = await createVersion(hub, await createPackage(hub, 'Base'), shipments);
  const app = await createPackage(hub, 'App');
  const own: Sources = { 'objects/Shipment__c.object': ['CustomObject', text('Mark__c')] };
  const descriptor = { dependencies: [{ subscriberPackageVersionId: base.versionId }] };
  assert.equal((await createVersion(hub, app, own)).status, 'Error', 'alone it has no object to stand on');
  const twice = await createVersion(hub, app, shipments, { descriptor });
  assert.match(twice.errors.join(), /CustomObject Shipment__c .*already exists in Package Base/u);
  const { versionId, errors } = await createVersion(hub, app, own, { descriptor });
  assert.deepEqual(errors, []);

  const early = await install(subscriber, versionId);
  assert.match(early.errors.join(), /Package "Base", Version 1\.0 or later must be installed first/u);
  await install(subscriber, base.versionId);
  assert.deepEqual(await install(subscriber, versionId), { status: 'SUCCESS', errors: [] });
  const [row] = await subscriber.rows(`SELECT Dependencies FROM SubscriberPackageVersion WHERE Id = '${versionId}'`);
  assert.deepEqual(row, { Dependencies: { ids: [{ subscriberPackageVersionId: base.versionId }] } });

  assert.match((await uninstall(subscriber, base.versionId)).errors.join(), /"App" .*depends on this one/u);
  assert.equal((await uninstall(subscriber, versionId)).status, 'Success');
  assert.ok(has(subscriber, 'CustomField', 'Shipment__c.Code__c'), 'only what the package brought goes');
  assert.equal((await uninstall(subscriber, base.versionId)).status, 'Success');
});

test('what a package brings and takes is no change that source tracking tells of', async (t) => {
  const { hub, subscriber } = await hubAndSubscriber(t, { features: [sourceTracking()] });
  const { versionId } = await createVersion(hub, await createPackage(hub), shipments);
  await install(subscriber, versionId);
  deploy(subscriber, { 'objects/Crate__c.object': objectFile('Crate', '') });
  await uninstall(subscriber, versionId);
  assert.deepEqual(await subscriber.rows('SELECT MemberType, MemberName FROM SourceMember'), [
    { MemberType: 'CustomObject', MemberName: 'Crate__c' },
  ]);
});
