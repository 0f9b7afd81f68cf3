import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activateFlow } from '../activate-flow.ts';
import { deployed, emptyOrg, failuresOf, rows } from '../testing/org.ts';
import { customMetadata, metadataFile, permissionSet, soundPackage, updateFlow } from '../testing/package.ts';

const INVOICE = 'objects/Invoice__c.object';

/** The sound package with something replaced in the Invoice object. */
function withInvoice(from: string, to: string): Record<string, string> {
  const files = soundPackage();
  const invoice = (files[INVOICE] ?? '').replace(from, to);
  assert.notEqual(invoice, files[INVOICE], `nothing to replace: ${from}`);
  return { ...files, [INVOICE]: invoice };
}

function manifest(members: Record<string, string[]>): string {
  const types = Object.entries(members).map(
    ([name, list]) =>
      `<types>${list.map((member) => `<members>${member}</members>`).join('')}<name>${name}</name></types>`,
  );
  return metadataFile('Package', `${types.join('')}<version>66.0</version>`);
}

test('a deploy stores every component, children by themselves, and says what it created and changed', async () => {
  const org = emptyOrg();
  const first = await deployed(org, soundPackage());
  assert.deepEqual(failuresOf(first), []);
  const field = first.details.componentSuccesses.find(({ fullName }) => fullName === 'Invoice__c.Amount__c');
  assert.deepEqual(
    { ...field, createdDate: '', id: '' },
    {
      componentType: 'CustomField',
      fullName: 'Invoice__c.Amount__c',
      fileName: INVOICE,
      id: '',
      success: true,
      created: true,
      changed: false,
      deleted: false,
      createdDate: '',
    },
  );
  assert.match(field?.id ?? '', /^00N\w{15}$/u);
  assert.equal(org.model.schema.field('Invoice__c', 'Amount__c')?.type, 'Currency');

  const second = await deployed(org, withInvoice('<label>Amount</label>', '<label>Sum</label>'));
  const changed = second.details.componentSuccesses.filter(
    (message) => message.changed && message.componentType !== '',
  );
  assert.deepEqual(
    changed.map(({ fullName }) => fullName),
    ['Invoice__c.Amount__c'],
  );
  assert.equal(
    second.details.componentSuccesses.some(({ created }) => created),
    false,
  );
});

test('one wrong component refuses the whole deploy, and nothing of it stays', async () => {
  const org = emptyOrg();
  const model = org.model;
  const outcome = await deployed(org, withInvoice('Amount__c * 0.8', 'Lost__c * 0.8'));
  assert.equal(outcome.success, false);
  const [failure] = outcome.details.componentFailures;
  assert.equal(`${failure?.componentType} ${failure?.fullName}`, 'CustomField Invoice__c.Net__c');
  assert.match(failure?.problem ?? '', /Lost__c/u);
  assert.deepEqual([failure?.problemType, failure?.success, failure?.fileName], ['Error', false, INVOICE]);
  assert.equal(failure?.lineNumber, 7);
  assert.equal(org.model, model);
  assert.deepEqual(org.store.components(), []);
});

test('a validation checks everything and keeps nothing', async () => {
  const org = emptyOrg();
  const outcome = await deployed(org, soundPackage(), { checkOnly: true });
  assert.equal(outcome.success, true);
  assert.equal(outcome.numberComponentsDeployed > 20, true);
  assert.deepEqual(org.store.components(), []);
});

test('all problems of a package come back at once', async () => {
  const files = withInvoice('<type>Date</type>', '<type>Day</type>');
  const outcome = await deployed(emptyOrg(), {
    ...files,
    'permissionsets/Clerk.permissionset': metadataFile('PermissionSet', ''),
  });
  assert.deepEqual(failuresOf(outcome), [
    "CustomField Invoice__c.Due__c: 'Day' is not a valid value for the enum 'FieldType'",
    'PermissionSet Clerk: Required field is missing: label',
  ]);
});

test('package.xml names what is deployed', async () => {
  const files = soundPackage();
  const none = await deployed(emptyOrg(), { ...files, 'package.xml': manifest({ Flow: ['Lost'] }) });
  assert.deepEqual(failuresOf(none), [
    " Lost: An object 'Lost' of type Flow was named in package.xml, but was not found in zipped directory",
  ]);
  const org = emptyOrg();
  const some = await deployed(org, {
    ...files,
    'package.xml': manifest({ CustomObject: ['Invoice__c'], ReportType: ['*'] }),
  });
  assert.deepEqual(failuresOf(some), [
    'ReportType Invoices: In field: relationship - no CustomField named Invoice__c.Lines__r found',
  ]);
  const one = await deployed(org, { ...files, 'package.xml': manifest({ CustomObject: ['Invoice__c'] }) });
  assert.deepEqual(failuresOf(one), []);
  assert.deepEqual([...org.model.catalog.types()].sort(), ['CompactLayout', 'CustomField', 'CustomObject', 'ListView']);
  assert.equal(one.details.componentSuccesses.filter(({ problemType }) => problemType === 'Warning').length > 5, true);
});

test('bytes that are no zip and a zip without package.xml are refused', async () => {
  const { deploy } = await import('../deploy.ts');
  assert.match(failuresOf(await deploy(emptyOrg(), new Uint8Array([1, 2, 3]))).join(), /The zip cannot be read/u);
  const { default: JSZip } = await import('jszip');
  const zip = await new JSZip().file('notes.txt', 'x').generateAsync({ type: 'uint8array' });
  assert.deepEqual(failuresOf(await deploy(emptyOrg(), zip)), [' package.xml: No package.xml found']);
});

test('a folder of reports is a member of the type Report, with or without the slash of the clients', async () => {
  for (const folder of ['Billing', 'Billing/']) {
    const org = emptyOrg();
    const named = { CustomObject: ['*'], ReportType: ['*'], Report: [folder, 'Billing/Open'] };
    const result = await deployed(org, { ...soundPackage(), 'package.xml': manifest(named) });
    assert.deepEqual(failuresOf(result), []);
    assert.ok(org.model.catalog.get('ReportFolder', 'Billing') && org.model.catalog.get('Report', 'Billing/Open'));
    const gone = {
      'package.xml': manifest({}),
      'destructiveChanges.xml': manifest({ Report: [folder, 'Billing/Open'] }),
    };
    assert.deepEqual(failuresOf(await deployed(org, gone)), []);
    assert.equal(org.model.catalog.get('ReportFolder', 'Billing'), undefined);
  }
});

test('a zip that grows beyond what a deploy may hold is refused before it is read', async () => {
  const { deploy } = await import('../deploy.ts');
  const { default: JSZip } = await import('jszip');
  const many = new JSZip().file('package.xml', manifest({}));
  for (let index = 0; index < 10_000; index++) many.file(`objects/Invoice${String(index)}__c.object`, '');
  const outcome = await deploy(emptyOrg(), await many.generateAsync({ type: 'uint8array' }));
  assert.match(failuresOf(outcome).join(), /holds more than 10000 files/u);
});

test('one name twice, an unknown type in package.xml and a document type are refused by name', async () => {
  const field = '<fields><fullName>Twice__c</fullName><label>Twice</label><length>5</length><type>Text</type></fields>';
  const twice = withInvoice('<fields><fullName>Due__c', `${field}${field}<fields><fullName>Due__c`);
  assert.deepEqual(failuresOf(await deployed(emptyOrg(), twice)), [
    "CustomField Invoice__c.Twice__c: Duplicate name 'Invoice__c.Twice__c' specified",
  ]);
  const unknown = { ...soundPackage(), 'package.xml': manifest({ CustomObject: ['*'], Spaceship: ['*'] }) };
  assert.deepEqual(failuresOf(await deployed(emptyOrg(), unknown)), [
    " package.xml: Unknown type name 'Spaceship' specified in package.xml",
  ]);
  const bomb = withInvoice('<CustomObject', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><CustomObject');
  const [refused] = failuresOf(
    await deployed(emptyOrg(), { ...bomb, 'package.xml': manifest({ CustomObject: ['Invoice__c'] }) }),
  );
  assert.equal(refused, 'CustomObject Invoice__c: Error parsing file: DOCTYPE is not allowed.');
});

test('deployed permission sets, queues, custom metadata records and flows have rows, and keep their ids', async () => {
  const org = emptyOrg();
  await deployed(org, soundPackage());
  const clerk = rows(org, 'PermissionSet').find((row) => row['Name'] === 'Clerk');
  assert.equal(clerk?.['IsOwnedByProfile'], false);
  assert.equal(
    rows(org, 'PermissionSet').some((row) => row['IsOwnedByProfile'] === true),
    true,
  );
  const group = rows(org, 'PermissionSetGroup')[0];
  assert.deepEqual([group?.['DeveloperName'], group?.['Status']], ['Office', 'Updated']);
  assert.deepEqual(
    rows(org, 'PermissionSetGroupComponent').map((row) => [row['PermissionSetGroupId'], row['PermissionSetId']]),
    [[group?.['Id'], clerk?.['Id']]],
  );
  const queue = rows(org, 'Group').find((row) => row['Type'] === 'Queue');
  assert.deepEqual(
    rows(org, 'QueueSobject').map((row) => [row['QueueId'], row['SobjectType']]),
    [[queue?.['Id'], 'Invoice__c']],
  );
  const [mode] = rows(org, 'Mode__mdt');
  assert.deepEqual(
    [mode?.['DeveloperName'], mode?.['Days__c'], mode?.['On__c'], mode?.['Note__c']],
    ['Org', 5, false, null],
  );

  const days = customMetadata('<values><field>Days__c</field><value xsi:type="xsd:double">7</value></values>');
  const grants = permissionSet('<customPermissions><enabled>true</enabled><name>Approve</name></customPermissions>');
  await deployed(org, { 'customMetadata/Mode.Org.md': days, 'permissionsets/Clerk.permissionset': grants });
  const [changed] = rows(org, 'Mode__mdt');
  assert.deepEqual([changed?.['Id'], changed?.['Days__c']], [mode?.['Id'], 7]);
  assert.equal(rows(org, 'PermissionSet').find((row) => row['Name'] === 'Clerk')?.['Id'], clerk?.['Id']);
  const [permission] = rows(org, 'CustomPermission');
  assert.deepEqual(
    rows(org, 'SetupEntityAccess').map((row) => [row['ParentId'], row['SetupEntityId']]),
    [[clerk?.['Id'], permission?.['Id']]],
  );
});

test('a flow that is deployed again with a change has a new version, which is the active one', async () => {
  const org = emptyOrg();
  const version = async (label: string) => {
    const files = { ...soundPackage(), 'flows/Rename.flow': updateFlow('Invoice__c', label) };
    assert.deepEqual(failuresOf(await deployed(org, files)), []);
    const [view] = rows(org, 'FlowDefinitionView');
    assert.equal(view?.['ActiveVersionId'], view?.['LatestVersionId']);
    return [view?.['ApiName'], view?.['IsActive'], view?.['VersionNumber']];
  };
  assert.deepEqual(await version('First'), ['Rename', true, 1]);
  assert.deepEqual(await version('First'), ['Rename', true, 1]);
  assert.deepEqual(await version('Second'), ['Rename', true, 2]);
});

test('a destructive change deletes what nothing refers to, with its rows', async () => {
  const org = emptyOrg();
  await deployed(org, soundPackage());
  const outcome = await deployed(org, {
    'package.xml': manifest({}),
    'destructiveChanges.xml': manifest({ Queue: ['Billing'], PermissionSetGroup: ['Office'] }),
  });
  assert.deepEqual(failuresOf(outcome), []);
  assert.deepEqual(
    outcome.details.componentSuccesses
      .filter(({ deleted }) => deleted)
      .map(({ componentType, fullName }) => `${componentType} ${fullName}`),
    ['Queue Billing', 'PermissionSetGroup Office'],
  );
  assert.equal(org.model.catalog.get('Queue', 'Billing'), undefined);
  assert.deepEqual(rows(org, 'PermissionSetGroup'), []);
  assert.equal(
    rows(org, 'Group').some((row) => row['Type'] === 'Queue'),
    false,
  );
});

test('a flow is deleted by its versions once none is active; its name alone is refused', async () => {
  const org = emptyOrg();
  await deployed(org, { ...soundPackage(), 'flows/Rename.flow': updateFlow('Invoice__c', 'First') });
  await deployed(org, { ...soundPackage(), 'flows/Rename.flow': updateFlow('Invoice__c', 'Second') });
  const remove = async (...members: string[]) =>
    failuresOf(
      await deployed(org, { 'package.xml': manifest({}), 'destructiveChanges.xml': manifest({ Flow: members }) }),
    ).join();
  assert.match(await remove('Rename'), /insufficient access rights on cross-reference id/u);
  assert.match(await remove('Rename-1', 'Rename-2'), /active/u);
  activateFlow(org, 'Rename', 0);
  assert.match(await remove('Rename-2'), /only with all of its versions/u);
  assert.equal(await remove('Rename-1', 'Rename-2', 'Rename-9'), '');
  assert.deepEqual(rows(org, 'FlowDefinitionView'), []);
});

test('what other components refer to is not deleted, and an unknown name only warns', async () => {
  const org = emptyOrg();
  await deployed(org, soundPackage());
  const used = await deployed(org, {
    'package.xml': manifest({}),
    'destructiveChanges.xml': manifest({ CustomField: ['Invoice__c.Amount__c'] }),
  });
  assert.equal(used.success, false);
  const problems = failuresOf(used);
  assert.match(
    problems.join(),
    /^CustomField Invoice__c.Amount__c: This custom field is referenced elsewhere in salesforce.com. : /u,
  );
  assert.match(problems.join(), /Layout - Invoice__c-Invoice Layout/u);
  assert.notEqual(org.model.catalog.get('CustomField', 'Invoice__c.Amount__c'), undefined);
  const lost = await deployed(org, {
    'package.xml': manifest({}),
    'destructiveChanges.xml': manifest({ CustomField: ['Invoice__c.Lost__c'] }),
  });
  assert.equal(lost.success, true);
  assert.match(
    lost.details.componentSuccesses.map(({ problem }) => problem).join(),
    /No CustomField named: Invoice__c.Lost__c found/u,
  );
});

test('a field changes its type only where Salesforce converts it', async () => {
  const org = emptyOrg();
  await deployed(org, soundPackage());
  const money = '<precision>18</precision><scale>2</scale><type>Currency</type></fields>\n<fields><fullName>Due__c';
  const number = await deployed(org, withInvoice(money, money.replace('Currency', 'Number')));
  assert.deepEqual(failuresOf(number), []);
  const date = await deployed(org, withInvoice(money, '<type>Date</type></fields>\n<fields><fullName>Due__c'));
  assert.match(
    failuresOf(date).join(),
    /CustomField Invoice__c.Amount__c: Cannot change the type of the field Invoice__c.Amount__c from Number to Date/u,
  );
  const formula = await deployed(org, withInvoice(money, `<formula>1</formula>${money}`));
  assert.match(failuresOf(formula).join(), /from Number to Currency formula/u);
});
