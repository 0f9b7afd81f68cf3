import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { metadataFile, updateFlow } from '../testing/package.ts';
import { checkSource } from './check-source.ts';

const folders: string[] = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** Findings in a project with these files, as `file:line:column rule`. */
async function findings(files: Readonly<Record<string, string>>): Promise<string[]> {
  const root = mkdtempSync(path.join(tmpdir(), 'check-'));
  folders.push(root);
  for (const [name, text] of Object.entries({ 'app/objects/Ship__c/Ship__c.object-meta.xml': SHIP, ...files })) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  const problems = await checkSource([path.join(root, 'app')], root);
  return problems.map(({ fileName, line, column, rule }) => `${fileName}:${line}:${column} ${rule}`);
}

const SHIP = metadataFile(
  'CustomObject',
  '<deploymentStatus>Deployed</deploymentStatus><description>What sails.</description><label>Ship</label><nameField><label>Name</label><type>Text</type></nameField><pluralLabel>Ships</pluralLabel><sharingModel>ReadWrite</sharingModel>',
);
const FIELD = 'app/objects/Ship__c/fields/Code__c.field-meta.xml';

function field(rest: string, fullName = 'Code__c'): Record<string, string> {
  return {
    [FIELD]: metadataFile(
      'CustomField',
      `<fullName>${fullName}</fullName>\n<label>Code</label>\n<length>9</length>\n<type>Text</type>\n${rest}`,
    ),
  };
}

const DOCUMENTED =
  '<description>Tells ships apart.</description>\n<inlineHelpText>The four letters on the bow.</inlineHelpText>';

test('documented sources without faults have no findings', async () => {
  assert.deepEqual(await findings(field(DOCUMENTED)), []);
});

test('a wrong element is found at its own line of its own file', async () => {
  assert.deepEqual(await findings(field(`${DOCUMENTED}\n<colour>red</colour>`)), [`${FIELD}:9:1 unknown-element`]);
});

test('what a deploy would refuse is found, with its line', async () => {
  const formula = {
    'app/objects/Ship__c/fields/Twice__c.field-meta.xml': metadataFile(
      'CustomField',
      `<fullName>Twice__c</fullName>\n<formula>Lost__c * 2</formula>\n<label>Twice</label>\n<precision>5</precision>\n<scale>0</scale>\n<type>Number</type>\n${DOCUMENTED}`,
    ),
  };
  const [finding, ...others] = await findings({ ...field(DOCUMENTED), ...formula });
  assert.match(finding ?? '', /^app\/objects\/Ship__c\/fields\/Twice__c.field-meta.xml:4:/u);
  assert.deepEqual(others, []);
});

test('a field needs a description and a help text, and they say different things', async () => {
  assert.deepEqual(await findings(field('')), [`${FIELD}:2:1 description`, `${FIELD}:2:1 help-text`]);
  const same = '<description>The code.</description>\n<inlineHelpText>the code.</inlineHelpText>';
  assert.deepEqual(await findings(field(same)), [`${FIELD}:8:1 help-text`]);
});

test('a file is named as its component, once', async () => {
  assert.deepEqual(await findings(field(DOCUMENTED, 'Kode__c')), [`${FIELD}:1:1 file-name`]);
  const twice = { 'app/more/objects/Ship__c/fields/Code__c.field-meta.xml': field(DOCUMENTED)[FIELD] ?? '' };
  assert.deepEqual(await findings({ ...field(DOCUMENTED), ...twice }), [`${FIELD}:1:1 defined-twice`]);
});

test('metadata that no org here takes is named, what .forceignore excludes is not read', async () => {
  const profile = { 'app/profiles/Clerk.profile-meta.xml': metadataFile('Profile', '') };
  assert.deepEqual(await findings(profile), ['app/profiles/Clerk.profile-meta.xml:1:1 supported-type']);
  assert.deepEqual(await findings({ ...profile, '.forceignore': '**/profiles/**\n' }), []);
});

test('the TypeScript of a bundle stands for the JavaScript a deploy compiles it to', async () => {
  const meta = metadataFile(
    'LightningComponentBundle',
    '<apiVersion>66.0</apiVersion><description>Shows a ship.</description><isExposed>false</isExposed>',
  );
  const bundle = (source: string) => ({
    'app/lwc/ship/ship.js-meta.xml': meta,
    'app/lwc/ship/ship.ts': source,
    '.forceignore': '**/*.ts\n',
  });
  assert.deepEqual(
    await findings(bundle("import type { A } from '@salesforce/schema';\nexport const code: A = 1;")),
    [],
  );
  assert.deepEqual(await findings(bundle("import CODE from '@salesforce/schema/Ship__c.Lost__c';")), [
    'app/lwc/ship/ship.ts:1:1 unknown-reference',
  ]);
});

test('flows are scanned by every rule, and a project names its exceptions', async () => {
  const files = { 'app/flows/Ship_AfterSave_Name.flow-meta.xml': updateFlow('Ship__c') };
  const found = await findings(files);
  assert.deepEqual(found, ['app/flows/Ship_AfterSave_Name.flow-meta.xml:9:1 flow-MissingFaultPath']);
  const exceptions = { exceptions: { Ship_AfterSave_Name: { MissingFaultPath: ['Write_Name'] } } };
  assert.deepEqual(await findings({ ...files, '.flow-scanner.json': JSON.stringify(exceptions) }), []);
});
