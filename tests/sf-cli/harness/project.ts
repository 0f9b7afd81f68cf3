import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

const folders: string[] = [];

/** Removes the projects that `scratchProject` made. */
export async function removeScratchProjects(): Promise<void> {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
}

/** A throw-away Salesforce DX project with these files below `force-app`; answers its folder. */
export async function scratchProject(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sf-project-'));
  folders.push(folder);
  const project = {
    packageDirectories: [{ path: 'force-app', default: true }],
    namespace: '',
    sourceApiVersion: '66.0',
  };
  await writeFile(path.join(folder, 'sfdx-project.json'), JSON.stringify(project));
  await mkdir(path.join(folder, 'force-app'));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, 'force-app', name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return folder;
}

function metadataFile(root: string, xml: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${NAMESPACE}>\n${xml}\n</${root}>\n`;
}

function field(name: string, xml: string): readonly [string, string] {
  return [
    `objects/Shipment__c/fields/${name}.field-meta.xml`,
    metadataFile('CustomField', `<fullName>${name}</fullName>\n${xml}`),
  ];
}

const SHIPMENT = metadataFile(
  'CustomObject',
  `<deploymentStatus>Deployed</deploymentStatus>
<label>Shipment</label>
<nameField><label>Number</label><type>Text</type></nameField>
<pluralLabel>Shipments</pluralLabel>
<sharingModel>ReadWrite</sharingModel>`,
);

/** A project with one object, a required field, a formula field and a permission set; parts of it can be replaced. */
export function shipments(
  replaced: { readonly formula?: string; readonly weight?: string; readonly permitted?: string } = {},
): Record<string, string> {
  const { formula = 'Weight__c * 2', weight = '', permitted = 'Weight__c' } = replaced;
  return {
    'objects/Shipment__c/Shipment__c.object-meta.xml': SHIPMENT,
    ...Object.fromEntries([
      field(
        'Weight__c',
        `<label>Weight</label>\n${weight}<precision>8</precision>\n<scale>2</scale>\n<type>Number</type>`,
      ),
      field('Sent_On__c', '<label>Sent On</label>\n<required>true</required>\n<type>Date</type>'),
      field(
        'Double__c',
        `<formula>${formula}</formula>\n<label>Double</label>\n<precision>8</precision>\n<scale>2</scale>\n<type>Number</type>`,
      ),
    ]),
    'permissionsets/Shipper.permissionset-meta.xml': metadataFile(
      'PermissionSet',
      `<fieldPermissions>
<editable>false</editable>
<field>Shipment__c.${permitted}</field>
<readable>true</readable>
</fieldPermissions>
<label>Shipper</label>
<objectPermissions><allowCreate>true</allowCreate><allowDelete>true</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Shipment__c</object><viewAllRecords>false</viewAllRecords></objectPermissions>`,
    ),
  };
}
